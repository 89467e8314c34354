/** The pages that there are, in the order of the navigation. Their addresses are relative, as everything is: a host may put them anywhere. */
export interface SitePage {
  readonly href: string;
  readonly title: string;
}

export const PLAYGROUND: SitePage = { href: './', title: 'Playground' };

/** Those beside the playground. */
export const PAGES: readonly SitePage[] = [
  { href: './lessons.html', title: 'Lessons' },
  { href: './reference.html', title: 'Reference' },
  { href: './workshop.html', title: 'Workshop' },
  { href: './about.html', title: 'About' },
];
