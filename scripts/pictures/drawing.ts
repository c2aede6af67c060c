/** The size of every picture of the sample, in pixels. */
export const WIDTH = 1600;
export const HEIGHT = 1000;

/** The inks that all pictures share, as in a print of a few plates, so that they belong together. */
export const INK = {
  paper: "#f4ebdb",
  dawn: "#f3d7b5",
  peach: "#e9b08b",
  vermilion: "#c9472f",
  brick: "#8f3526",
  night: "#1c2a38",
  blue: "#34506a",
  haze: "#6b8a9d",
  mist: "#a3b9bf",
  veil: "#cfd9d5",
  pine: "#2f4a3e",
  moss: "#587560",
  sage: "#8fa487",
  straw: "#c9b98a",
} as const;

export type Point = readonly [x: number, y: number];

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** `make(0) … make(count - 1)` after one another. */
export function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join("");
}

export function disc(x: number, y: number, radius: number, fill: string, more = ""): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" ${more}/>`;
}

export function box(x: number, y: number, width: number, height: number, fill: string, more = ""): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${more}/>`;
}

export function shape(points: readonly Point[], fill: string, more = ""): string {
  return `<path d="M${points.map(at).join("L")}Z" fill="${fill}" ${more}/>`;
}

/** An open line through the points. */
export function line(points: readonly Point[], stroke: string, width: number, more = ""): string {
  return `<path d="M${points.map(at).join("L")}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export function curve(d: string, stroke: string, width: number, more = ""): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" ${more}/>`;
}

/** The height of a rolling line at each x: a few waves of falling size, the same for the same seed. */
export function rolling(seed: number, base: number, height: number, length = 700): (x: number) => number {
  const random = randomFrom(seed);
  const waves = [1, 2.1, 4.7, 9.3].map((speed) => ({
    speed,
    phase: random() * 6.28,
    size: 1 / speed ** 0.9,
  }));
  return (x) =>
    base -
    height *
      waves.reduce((sum, { speed, phase, size }) => sum + size * Math.sin((x / length) * speed + phase), 0);
}

/** The land below a rolling line. */
export function land(line: (x: number) => number, fill: string, more = ""): string {
  const top: Point[] = [];
  for (let x = -20; x <= WIDTH + 20; x += 10) top.push([x, line(x)]);
  return shape([[-20, HEIGHT + 20], ...top, [WIDTH + 20, HEIGHT + 20]], fill, more);
}

/** A vertical blend of colours over the whole picture. */
export function sky(...colours: string[]): string {
  const stops = colours.map(
    (colour, index) => `<stop offset="${index / (colours.length - 1)}" stop-color="${colour}"/>`,
  );
  return `<linearGradient id="sky" x2="0" y2="1">${stops.join("")}</linearGradient>${box(0, 0, WIDTH, HEIGHT, "url(#sky)")}`;
}

/** A whole picture, with the faint grain of paper over it. */
export function picture(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
<filter id="grain" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.35" numOctaves="2" seed="7"/>
<feColorMatrix values="0 0 0 0 0.2  0 0 0 0 0.15  0 0 0 0 0.1  0.5 0.5 0 0 -0.43"/></filter>
${content}
<rect width="${WIDTH}" height="${HEIGHT}" filter="url(#grain)" opacity="0.34"/>
</svg>`;
}

/** A number as short as a pixel's tenth needs. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function at([x, y]: Point): string {
  return `${n(x)} ${n(y)}`;
}
