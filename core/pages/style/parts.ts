/** Parts of a long page and the links to them; lists of resources, and the form that makes them fewer. */
export const parts = `
.contents { margin-block: 1.25rem -.5rem; }
.about + h3 { margin-block: 1.75rem .75rem; }
.page { padding-block: clamp(1.5rem, 5vw, 3.5rem) 1rem; }
.page > .lead { max-width: 46rem; }
.resources { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1rem; padding: 0; list-style: none; }
.resources li { margin: 0; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.resources p { margin-block-end: .35rem; }
.resources .what { font-weight: 650; line-height: 1.35; }
.resources .note { margin: 0 0 .75rem; padding: .75rem 1rem; }
.resources .what a { display: inline-block; padding-block: .3rem; }
.resources :target { outline: 3px solid var(--accent); }
.filter { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; }
.filter p { margin: 0; }
.filter label { display: block; font-weight: 600; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 3rem; }
`;
