import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Seconds that every file took at the last record; those below a second are left out. */
export const RECORDED = join(import.meta.dirname, 'durations.json');

/** A folder that takes more of the whole time is run in parts, so that no suite is left over when all others have ended. */
const LARGEST_SHARE = 1 / 10;
/** In seconds: to load what a suite imports takes a second or two itself. */
const NOT_WORTH_PARTS = 10;
const UNRECORDED = 0.2;

/**
 * The test files below a folder, as suites: each folder in it is one, or several of about the same duration.
 * The longest comes first. A file belongs to exactly one suite.
 */
export function suitesIn(folder, isWanted = () => true) {
  const names = readdirSync(folder, { recursive: true })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.test.js'))
    .toSorted((one, other) => (one < other ? -1 : 1));
  const recorded = existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : {};
  const files = names.map((name) => ({ name, seconds: recorded[name] ?? UNRECORDED }));
  const wanted = files.filter(({ name }) => isWanted(name));
  const longest = Math.max(sum(files) * LARGEST_SHARE, NOT_WORTH_PARTS);
  const suites = [...grouped(wanted)].flatMap(([name, members]) => parts(name, members, longest));
  return {
    suites: suites
      .toSorted((a, b) => b.seconds - a.seconds)
      .map((suite) => ({
        ...suite,
        files: suite.files.map((name) => join(folder, name)),
      })),
    leftOut: files.filter((file) => !wanted.includes(file)).map(({ name }) => name),
  };
}

/** How the record names a file. */
export const recordName = (folder, file) => relative(folder, file).split(sep).join('/');

function grouped(files) {
  const groups = new Map();
  for (const file of files) {
    const [folder] = file.name.split('/');
    groups.set(folder, [...(groups.get(folder) ?? []), file]);
  }
  return groups;
}

/** Every file, from the longest on, joins the part that is the shortest so far. */
function parts(name, files, longest) {
  const count = Math.min(files.length, Math.ceil(sum(files) / longest));
  const made = Array.from({ length: count }, () => []);
  for (const file of files.toSorted((a, b) => b.seconds - a.seconds)) {
    made.toSorted((a, b) => sum(a) - sum(b))[0].push(file);
  }
  return made.map((members, index) => ({
    name: count === 1 ? name : `${name} ${index + 1}/${count}`,
    files: members.map((member) => member.name),
    seconds: sum(members),
  }));
}

function sum(files) {
  return files.reduce((total, { seconds }) => total + seconds, 0);
}
