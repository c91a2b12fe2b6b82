/** The style of all pages for people: no font or picture from elsewhere, the application’s colours, light and dark, from 320 px on. */
export const ENTRY_STYLE = `
:root{color-scheme:light dark;
--ink:light-dark(#1c1d1f,#eceef0);--soft:light-dark(#4d5055,#b6bbc2);--paper:light-dark(#f7f7f5,#131518);
--card:light-dark(#ffffff,#1a1d21);--line:light-dark(#deded9,#31363d);--field:light-dark(#8b8b84,#7a828c);
--accent:light-dark(#1659b8,#7cb2ff);--strong:light-dark(#0f4a9e,#a3c9ff);--on-accent:light-dark(#ffffff,#0b1626);--code:light-dark(#efefec,#0e1013);
--bad:light-dark(#b3201d,#ff9a92);--bad-soft:light-dark(#fdeae8,#3b1a19);--good-soft:light-dark(#edf3f0,#1c2926);
--soon:light-dark(#8a4b00,#f5b54a);--soon-soft:light-dark(#fdf1dc,#33260f);--good:light-dark(#4f6b62,#93b3a8)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);font:15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;display:flex;flex-direction:column;align-items:center;padding:clamp(1.25rem,6vh,4.5rem) 1rem 3rem}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.page{width:100%;max-width:26rem}
.top{display:flex;align-items:center;justify-content:space-between;margin:0 .25rem 1.25rem}
.brand{display:flex;align-items:center;gap:.5rem;font-weight:600;font-size:1.1rem;letter-spacing:-.02em;color:inherit;text-decoration:none}
.brand svg{width:1.6rem;height:1.6rem;flex:none;color:var(--accent)}
.top .lang{font-size:.875rem}
main{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:clamp(1.4rem,5vw,2.25rem)}
h1{font-size:1.625rem;line-height:1.23;letter-spacing:-.025em;margin:0 0 .4rem;font-weight:600;text-wrap:balance}
h1:focus{outline:none}
h2{font-size:1.1rem;letter-spacing:-.01em;margin:0 0 .25rem;font-weight:600}
p{margin:0}
.lead{color:var(--soft)}
.head{margin-bottom:1.5rem}
form{display:grid;gap:1.1rem}
.field{display:grid;gap:.35rem}
label{font-weight:550;font-size:.94rem}
.help{color:var(--soft);font-size:.875rem}
input[type=text],input[type=email],input[type=password]{width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:6px;padding:.45rem .7rem;min-height:2.6rem}
input[type=text]:focus,input[type=email]:focus,input[type=password]:focus{border-color:var(--accent);outline:2px solid var(--accent);outline-offset:-1px}
input[aria-invalid=true]{border-color:var(--bad)}
input::placeholder{color:var(--soft);opacity:1}
.with-button{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.5rem;align-items:stretch}
.wrong{color:var(--bad);font-size:.9rem}
.alert{background:var(--bad-soft);color:var(--bad);border-radius:6px;padding:.75rem .9rem;font-size:.94rem}
.alert b{display:block}
.alert:focus{outline:none}
button,.button{font:inherit;font-weight:550;border-radius:6px;min-height:2.6rem;padding:.5rem 1rem;cursor:pointer;border:1px solid transparent;text-align:center;text-decoration:none;display:inline-block}
.full{width:100%}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.main{background:var(--accent);color:var(--on-accent);width:100%}
.main:hover{background:var(--strong)}
.main[aria-busy=true]{opacity:.7;cursor:progress}
.side{background:var(--card);color:var(--ink);border-color:var(--field)}
.side:hover{background:var(--code)}
.plain{background:none;color:var(--accent);padding:0;min-height:0;font-weight:400;text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}
.or{display:flex;align-items:center;gap:.8rem;color:var(--soft);font-size:.875rem;margin:1.25rem 0}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
.way-out{margin-top:1.5rem}
.way-out .button{width:100%}
.foot{color:var(--soft);font-size:.875rem;margin-top:1.25rem}
@media (forced-colors:active){main,button{border:1px solid}}
`;
