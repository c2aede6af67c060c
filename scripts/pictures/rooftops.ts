import {
  between,
  box,
  curve,
  INK,
  land,
  picture,
  type Random,
  randomFrom,
  rolling,
  shape,
  sky,
  times,
} from "./drawing.ts";

/** Paper kites above a city's roofs and a pagoda, in clear autumn light. */
export function rooftops(): string {
  return picture(
    `${sky("#7fa3b5", "#a9c2c8", INK.veil, INK.paper)}${clouds()}${land(rolling(33, 760, 40, 430), INK.mist)}${city()}${kites()}`,
  );
}

function clouds(): string {
  const random = randomFrom(6);
  return times(9, () => {
    const [x, y, width] = [between(random, -100, 1500), between(random, 90, 620), between(random, 160, 420)];
    return (
      box(x, y, width, 20, INK.paper, 'rx="10" opacity="0.6"') +
      box(x + width * 0.22, y - 17, width * 0.5, 20, INK.paper, 'rx="10" opacity="0.6"')
    );
  });
}

/** Three depths of houses, the pagoda between the second and the first. */
function city(): string {
  const random = randomFrom(27);
  return `${houses(820, "#8ea3ab", 60, random)}${pagoda()}${houses(880, "#587182", 86, random)}${houses(950, INK.night, 110, random)}`;
}

function houses(base: number, ink: string, step: number, random: Random): string {
  const parts: string[] = [];
  for (let x = -30; x < 1620; ) {
    const width = between(random, 0.9, 1.9) * step;
    const top = base - between(random, 0.2, 1.0) * step;
    parts.push(box(x, top, width + 1, 1000 - top, ink));
    if (random() < 0.62) {
      parts.push(
        `<path d="M${x - 12} ${top + 2} Q${x + 10} ${top - 6} ${x + 20} ${top - step * 0.34} H${x + width - 20} Q${x + width - 10} ${top - 6} ${x + width + 12} ${top + 2} Z" fill="${ink}"/>`,
      );
    }
    if (random() < 0.5) parts.push(box(x + width * 0.3, top + 26, 12, 18, INK.peach, 'opacity="0.8"'));
    x += width;
  }
  return parts.join("");
}

function pagoda(): string {
  const x = 1215;
  const storeys = times(6, (level) => {
    const y = 850 - level * 74;
    const half = 96 - level * 10;
    return `${box(x - half * 0.62, y - 60, half * 1.24, 64, "#a8503c")}<path d="M${x - half} ${y - 52} Q${x - half * 0.66} ${y - 62} ${x - half * 0.5} ${y - 82} H${x + half * 0.5} Q${x + half * 0.66} ${y - 62} ${x + half} ${y - 52} Z" fill="${INK.blue}"/>${box(x - 8, y - 40, 16, 36, INK.night, 'opacity="0.45"')}`;
  });
  return `${box(x - 70, 840, 140, 160, "#a8503c")}${storeys}${shape(
    [
      [x - 9, 400],
      [x, 330],
      [x + 9, 400],
    ],
    INK.straw,
  )}`;
}

function kites(): string {
  return [
    swallow(420, 300, 1.25, -14, INK.vermilion),
    swallow(905, 190, 0.8, 12, INK.blue),
    swallow(1390, 390, 0.55, -8, INK.brick),
    tether(420, 330, 180, 1010),
    tether(905, 205, 560, 1010),
    tether(1390, 402, 1080, 1010),
  ].join("");
}

/** A swallow kite, the kind that Beijing flies. */
function swallow(x: number, y: number, size: number, turn: number, ink: string): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">
<path d="M0 -58 C60 -96 150 -92 196 -52 C150 -34 96 -12 40 14 L92 150 L20 62 L0 74 L-20 62 L-92 150 L-40 14 C-96 -12 -150 -34 -196 -52 C-150 -92 -60 -96 0 -58 Z" fill="${ink}"/>
<path d="M60 -66 C110 -82 150 -74 176 -56 C140 -42 100 -26 66 -12 Z M-60 -66 C-110 -82 -150 -74 -176 -56 C-140 -42 -100 -26 -66 -12 Z" fill="${INK.dawn}"/>
<circle cx="0" cy="-44" r="30" fill="${INK.paper}"/><circle cx="-11" cy="-48" r="6" fill="${INK.night}"/><circle cx="11" cy="-48" r="6" fill="${INK.night}"/>
<path d="M-22 4 H22 L0 54 Z" fill="${INK.dawn}"/></g>`;
}

function tether(x: number, y: number, toX: number, toY: number): string {
  return curve(
    `M${x} ${y} Q${(x + toX) / 2 - 40} ${toY - 240} ${toX} ${toY}`,
    INK.night,
    1.8,
    'opacity="0.6"',
  );
}
