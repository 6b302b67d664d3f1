/** Closed folders of a tree are links; served, they open in place instead, with what the folder's own page has of it. */
export function startTree(): void {
  const tree = document.getElementById('folders');
  if (tree && location.protocol !== 'file:') makeBranches(tree);
}

function makeBranches(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-branch]')) {
    const branch = document.createElement('details');
    const summary = document.createElement('summary');
    summary.append(...link.childNodes);
    branch.append(summary);
    branch.addEventListener('toggle', () => fill(branch, link.href), { once: true });
    link.replaceWith(branch);
  }
}

async function fill(branch: HTMLDetailsElement, address: string): Promise<void> {
  branch.setAttribute('aria-busy', 'true');
  const parts = await partsOf(address).catch(() => [linkTo(address)]);
  branch.append(...parts);
  makeBranches(branch);
  branch.removeAttribute('aria-busy');
}

/** What stands in the open folder on its own page. */
async function partsOf(address: string): Promise<Element[]> {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const all = page.querySelector('#folders a.all[aria-current="page"]');
  if (!all?.parentElement) throw new Error('The page has no such folder.');
  all.removeAttribute('aria-current');
  return [...all.parentElement.children].filter(({ localName }) => localName !== 'summary');
}

/** Where the folder cannot be had, its page says why. */
function linkTo(address: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'all';
  link.href = address;
  link.textContent = 'Open the list of this folder';
  return link;
}
