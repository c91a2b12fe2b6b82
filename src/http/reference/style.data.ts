/** The style of the reference page: no script, no font or picture from elsewhere, light and dark. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;
--ink:light-dark(#16202b,#e4eaf0);--soft:light-dark(#576474,#98a6b5);--paper:light-dark(#ffffff,#10161d);
--side:light-dark(#f5f7f9,#151d26);--card:light-dark(#ffffff,#151d26);--line:light-dark(#dfe5eb,#26313d);
--accent:light-dark(#0b6e69,#5bd0c5);--code:light-dark(#f2f5f7,#1b2530);
--get:light-dark(#0b6e69,#5bd0c5);--post:light-dark(#2156b8,#86b2ff);--put:light-dark(#8a5200,#f0b45c);--delete:light-dark(#a8271f,#ff8f86)}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.frame{display:grid;grid-template-columns:17.5rem minmax(0,1fr);min-height:100vh}
nav{background:var(--side);border-right:1px solid var(--line);padding:2rem 1.25rem 3rem;position:sticky;top:0;height:100vh;overflow:auto;font-size:.875rem}
.brand{display:flex;align-items:center;gap:.6rem;font-weight:650;font-size:1.15rem;letter-spacing:-.01em;color:inherit;text-decoration:none}
.brand svg{width:1.6rem;height:1.6rem;flex:none}
.version{color:var(--soft);font-weight:400;font-size:.8rem;margin-left:auto}
.lang{margin:.4rem 0 1.6rem;font-size:.8rem}
nav h2{font-size:.72rem;letter-spacing:.07em;text-transform:uppercase;color:var(--soft);margin:1.5rem 0 .35rem;font-weight:600}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:grid;grid-template-columns:2.9rem minmax(0,1fr);align-items:baseline;padding:.17rem .4rem;margin:0 -.4rem;border-radius:5px;color:inherit;text-decoration:none;line-height:1.35}
nav li a:hover{background:var(--code)}
nav .verb{font-size:.62rem}
nav .word{overflow-wrap:anywhere}
main{padding:3.5rem clamp(1.25rem,5vw,4.5rem) 6rem;max-width:66rem}
h1{font-size:2.6rem;line-height:1.15;letter-spacing:-.025em;margin:0 0 .6rem;font-weight:680}
.lead{font-size:1.2rem;color:var(--soft);max-width:40rem;margin:0 0 2.5rem}
h2.group{font-size:1.55rem;letter-spacing:-.015em;margin:4rem 0 1.2rem;padding-top:1.2rem;border-top:1px solid var(--line);font-weight:650}
.begin{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.15fr);gap:2rem;background:var(--side);border:1px solid var(--line);border-radius:12px;padding:1.6rem 1.8rem;margin:0 0 2rem}
.begin h2,.basics h2{margin:0 0 .3rem;font-size:1.2rem;letter-spacing:-.01em}
.begin p{margin:0 0 .8rem;color:var(--soft)}
.begin ol{margin:0;padding-left:1.2rem}.begin li{margin:.4rem 0}
pre{margin:0;background:var(--code);border-radius:8px;padding:1rem 1.1rem;overflow:auto;font-size:.8rem;line-height:1.6;align-self:center}
code,pre,.verb,.path{font-family:ui-monospace,"SF Mono","Cascadia Code","Roboto Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{font-size:.86em;background:var(--code);border-radius:4px;padding:.1em .35em;overflow-wrap:anywhere}
pre code{background:none;padding:0;font-size:1em}
.basics dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.45rem 1.5rem;margin:.6rem 0 0}
.basics dt{font-weight:600}.basics dd{margin:0;color:var(--soft)}
.op{border:1px solid var(--line);border-radius:12px;background:var(--card);margin:0 0 1.1rem;overflow:hidden}
.op>header{padding:1.1rem 1.4rem .9rem}
.op h3{margin:0 0 .35rem;font-size:1.08rem;font-weight:620;letter-spacing:-.005em}
.op h3 a{color:inherit;text-decoration:none}.op h3 a:hover{text-decoration:underline}
.call{display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:baseline}
.verb{font-size:.74rem;font-weight:700;letter-spacing:.03em;text-transform:uppercase;color:var(--get)}
.verb.post{color:var(--post)}.verb.put,.verb.patch{color:var(--put)}.verb.delete{color:var(--delete)}
.path{font-size:.9rem;overflow-wrap:anywhere}.path b{font-weight:400;color:var(--accent)}
.marks{margin-left:auto;display:flex;gap:.5rem;flex-wrap:wrap}
.mark{font-size:.75rem;border:1px solid var(--line);border-radius:99px;padding:.08rem .6rem;color:var(--soft);white-space:nowrap}
.op .text{margin:.7rem 0 0;color:var(--soft);max-width:46rem;font-size:.94rem}
details{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.55rem 1.4rem;font-size:.85rem;font-weight:600;color:var(--soft)}
summary:hover{color:var(--ink)}
summary .sum{font-weight:400;margin-left:.5rem}
.in{padding:.1rem 1.4rem 1.1rem;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.87rem}
td{padding:.42rem .9rem .42rem 0;vertical-align:top;border-top:1px solid var(--line)}
tr:first-child td{border-top:0}
td:first-child{white-space:nowrap;width:1%}
td .note{display:block;color:var(--soft)}
.kind{color:var(--soft)}
.req{color:var(--accent);font-size:.75rem}
.tree{margin:0;padding:0 0 0 1rem;border-left:2px solid var(--line);list-style:none;font-size:.87rem}
.tree .tree{margin:.2rem 0 .3rem}
.tree li{padding:.16rem 0}
footer{margin-top:4rem;padding-top:1.2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}
@media (max-width:60rem){.frame{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line);padding-bottom:1.5rem}
nav .toc{display:none}.lang{margin-bottom:0}main{padding-top:2rem}.begin{grid-template-columns:minmax(0,1fr);padding:1.3rem}h1{font-size:2rem}.marks{margin-left:0;width:100%}
.basics dl{grid-template-columns:minmax(0,1fr);gap:0}.basics dd{margin-bottom:.6rem}}
@media print{nav{display:none}.frame{display:block}.op{break-inside:avoid}}
`;
