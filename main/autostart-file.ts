/**
 * The file by which desktops on Linux start a program at login (Desktop Application Autostart Specification 0.5).
 *
 * @param command the program, absolute, and its arguments
 */
export function autostartFile(command: readonly string[], icon: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=ClawChat',
    'Comment=Your assistant, serving the phones in your home',
    `Exec=${command.map(quote).join(' ')}`,
    `Icon=${icon}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether a desktop that finds this content starts that command: the owner may have switched it off there. */
export function isAutostarted(content: string, command: readonly string[]): boolean {
  const lines = content.split(/\r?\n/).map((line) => line.trim());
  const value = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
  return (
    value('Exec') === command.map(quote).join(' ') &&
    value('Hidden')?.toLowerCase() !== 'true' &&
    value('X-GNOME-Autostart-enabled')?.toLowerCase() !== 'false'
  );
}

/** One argument of `Exec` (Desktop Entry Specification 1.5): a percent sign is a field code, the rest is for the shell. */
function quote(argument: string): string {
  const literal = argument.replaceAll('%', '%%');
  if (/^[\w@%+=:,./-]+$/.test(literal)) return literal;
  // Once for the quoting of arguments, once more for that of strings in the file.
  const escaped = literal.replace(/["`$\\]/g, (character) => `\\${character}`);
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}
