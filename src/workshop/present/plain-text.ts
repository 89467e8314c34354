/** The Markdown of lessons as plain text: from the back row nobody follows a link. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|\*|`)(.+?)\1/g, '$2')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
