/** A page that shows every picture, a screen a row. @param fileOf the name of a picture, beside the page */
export function contactSheet(screens, looks, fileOf) {
  const rows = screens.map(
    ({ name, path }) => `<section id="${escaped(name)}"><h2>${escaped(name)} <small>${escaped(path)}</small></h2><div>
${looks
  .map((look) => {
    const file = escaped(fileOf(name, look));
    const told = `${look.lang}, ${look.theme}, ${look.width}`;
    return `<figure class="${look.width > 600 ? 'wide' : 'narrow'}"><a href="${file}"><img src="${file}" alt="${escaped(name)}, ${told}" loading="lazy"></a><figcaption>${told}</figcaption></figure>`;
  })
  .join('\n')}</div></section>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens of Leeway</title>
<style>
body{font:14px/1.4 system-ui,sans-serif;margin:2rem;background:#e9e9e6;color:#1c1d1f}
nav{columns:14rem;margin-bottom:2rem}nav a{display:block;color:inherit}
div{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
figure{margin:0}img{display:block;border:1px solid #8b8b84;background:#fff}
.wide img{width:30rem}.narrow img{width:10rem}
h2{font-size:1rem;margin:2rem 0 .5rem}small{font-weight:400;color:#4d5055}figcaption{color:#4d5055}
</style>
<h1>Screens of Leeway</h1>
<nav>${screens.map(({ name }) => `<a href="#${escaped(name)}">${escaped(name)}</a>`).join('')}</nav>
${rows.join('\n')}
</html>
`;
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
