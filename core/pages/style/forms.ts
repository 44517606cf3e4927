/**
 * Forms, and what is said when something is missing. Their pieces are made in `form-parts.ts`: `errors`, the summary; `field`, a
 * `div`, or a `fieldset` with a `legend`, and `wrong` when it has an `error`; `hint`; `choice`, around a radio button or a
 * checkbox and its label, all of which can be pressed; `privacy`, the notice at the form.
 */
export const forms = `
.field { margin: 0 0 1.5rem; padding: 0; border: 0; min-width: 0; }
.field > label, legend { display: block; margin-block-end: .35rem; padding: 0; font-size: 1.1875rem; font-weight: 650; line-height: 1.35; }
.hint { margin: 0 0 .6rem; color: var(--quiet); }
.error { margin: 0 0 .6rem; color: var(--wrong); font-weight: 650; }
input, select, textarea {
  max-width: 100%;
  min-height: 2.75rem;
  padding: .5rem .75rem;
  background: var(--card);
  color: var(--ink);
  border: 2px solid var(--edge);
  border-radius: 8px;
  font: 1.0625rem/1.4 var(--font);
}
input:is([type=email], [type=text], [type=url], [type=file]), textarea { width: 100%; }
textarea { display: block; line-height: 1.5; resize: vertical; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 0 1.5rem; }
:is(input, select, textarea):focus-visible { outline-offset: 1px; }
[aria-invalid] { border: 3px solid var(--wrong); }
.wrong { padding-inline-start: 1rem; border-inline-start: 5px solid var(--wrong); }
.errors { background: var(--card); border: 3px solid var(--wrong); }
.errors a { display: inline-block; min-height: 2.75rem; padding-block: .6rem; color: var(--wrong); font-weight: 650; }
.errors ul { margin: 0; padding: 0; list-style: none; }
.choice { position: relative; display: grid; align-content: start; grid-template-columns: auto 1fr; gap: 0 .9rem; margin-block-end: .6rem; padding: .75rem 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); line-height: 1.5; }
.choice:hover { border-color: var(--accent); }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--tint); }
.choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input { width: 1.5rem; height: 1.5rem; min-height: 0; margin: 0; accent-color: var(--accent); outline: none; }
.choice label { font-weight: 600; cursor: pointer; }
.choice label::before { content: ''; position: absolute; inset: 0; }
fieldset:has([type=radio]) { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 0 .6rem; }
fieldset:has([type=radio] ~ .hint) { grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
fieldset > :not(.choice) { grid-column: 1 / -1; }
.choice .hint { grid-column: 2; margin: .15rem 0 0; font-size: 1rem; }
.choice .hint a { position: relative; }
.privacy { margin-block-start: 1.5rem; padding-block-start: .25rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; line-height: 1.5; }
.privacy p { margin-block-end: .6rem; }
.privacy h2 { margin: .75rem 0 .25rem; font-size: 1.0625rem; color: var(--ink); }
`;
