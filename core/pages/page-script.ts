/**
 * The one script of the pages, in a file of its own, for what HTML cannot do. Without it everything still works.
 *
 * - “Leave this site” clears the screen at once and takes the place of the page in the browser's history; pressing Shift three
 *   times within five seconds does the same. A page that the browser brings back shows itself again.
 * - After a form was refused, the summary of errors is where the keyboard and the screen reader are.
 * - A post is copied by one press, where the browser lets us.
 * - The page of an event offers the reader's own time zone first; it is sent nowhere before the button is pressed.
 *
 * @see https://design-system.service.gov.uk/components/exit-this-page/
 */
import { EXIT_PATH } from './addresses.ts';
import { contentHash } from './stylesheet.ts';

export const pageScript = `(() => {
const page = document.documentElement;
const leave = (event) => {
event?.preventDefault();
page.classList.add('left');
location.replace('${EXIT_PATH}');
};
addEventListener('click', (event) => {
if (event.target.closest?.('a[href="${EXIT_PATH}"]')) leave(event);
});
let pressed = 0, timer, withOthers = false;
addEventListener('keyup', (event) => {
if (event.key === 'Shift' && !withOthers) {
if (++pressed === 1) timer = setTimeout(() => { pressed = 0; }, 5000);
if (pressed === 3) leave();
} else if (event.key !== 'Shift') { pressed = 0; clearTimeout(timer); }
withOthers = event.shiftKey;
});
addEventListener('pageshow', () => page.classList.remove('left'));
document.querySelector('#errors')?.focus();
for (const button of navigator.clipboard ? document.querySelectorAll('[data-copies]') : []) {
button.hidden = false;
button.onclick = async () => {
await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
const told = button.nextElementSibling;
told.textContent = told.dataset.done;
};
}
const zones = document.querySelector('#zone-choice:not([open]) select');
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && own) {
if (![...zones.options].some(({ value }) => value === own)) zones.add(new Option(own, own), 0);
zones.value = own;
}
})();
`;

/** Changes with the content, so that a browser may keep what it has for good. */
export const SCRIPT_PATH = `/page.${contentHash(pageScript)}.js`;
