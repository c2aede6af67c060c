import {
  between,
  box,
  curve,
  disc,
  INK,
  land,
  line,
  picture,
  randomFrom,
  rolling,
  sky,
  times,
} from "./drawing.ts";

const WATER = 560;
const ARCH = { x: 820, radius: 225 };

/** A stone arch bridge whose reflection completes a circle. */
export function bridge(): string {
  const far = `${land(rolling(6, 470, 46, 420), INK.veil)}${land(rolling(19, 520, 26, 300), INK.mist)}`;
  const scene = `${far}${stone()}`;
  const mirrored = `<clipPath id="water"><rect x="0" y="${WATER}" width="1600" height="440"/></clipPath><g clip-path="url(#water)">
${box(0, WATER, 1600, 440, "#b9c9c6")}<g transform="matrix(1 0 0 -1 0 ${2 * WATER})" opacity="0.62">${disc(1245, 260, 84, INK.vermilion)}${scene}</g>${box(0, WATER, 1600, 440, INK.blue, 'opacity="0.22"')}${ripples()}</g>`;
  const above = `<clipPath id="air"><rect x="0" y="0" width="1600" height="${WATER}"/></clipPath><g clip-path="url(#air)">${disc(1245, 260, 84, INK.vermilion)}${scene}</g>`;
  return picture(`${sky("#efe3cf", INK.paper, INK.veil, INK.mist)}${above}${mirrored}${willow()}${boat()}`);
}

/** The bridge: one high arch, its back as a long bow, a parapet, courses of stone. */
function stone(): string {
  const { x, radius } = ARCH;
  const foot = WATER + 4;
  const back = `M${x - 660} ${foot} C${x - 400} ${foot - 40} ${x - 270} ${foot - 290} ${x} ${foot - 290} C${x + 270} ${foot - 290} ${x + 400} ${foot - 40} ${x + 660} ${foot}`;
  const hole = `M${x - radius} ${foot} A${radius} ${radius} 0 0 1 ${x + radius} ${foot}`;
  const voussoirs = times(19, (index) => {
    const angle = (Math.PI * (index + 0.5)) / 19;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return line(
      [
        [x + dx * radius, foot - dy * radius],
        [x + dx * (radius + 30), foot - dy * (radius + 30)],
      ],
      INK.blue,
      2,
      'opacity="0.5"',
    );
  });
  const posts = times(17, (index) => {
    const along = (index + 1) / 18;
    const px = x - 560 + 1120 * along;
    const bow = foot - 290 * Math.sin(Math.PI * along) ** 1.35 - 6;
    return box(px - 5, bow - 38, 10, 46, INK.haze) + disc(px, bow - 40, 7, INK.haze);
  });
  return `${posts}<path d="${back} Z ${hole} Z" fill-rule="evenodd" fill="${INK.haze}"/>${curve(back, INK.blue, 9)}
${curve(`M${x - radius - 30} ${foot} A${radius + 30} ${radius + 30} 0 0 1 ${x + radius + 30} ${foot}`, INK.blue, 3, 'opacity="0.6"')}
${curve(hole, INK.blue, 6)}${voussoirs}`;
}

function ripples(): string {
  const random = randomFrom(12);
  return times(60, () => {
    const y = WATER + 10 + 420 * random() ** 1.4;
    const x = between(random, -50, 1550);
    const length = between(random, 40, 190);
    return line(
      [
        [x, y],
        [x + length, y],
      ],
      random() < 0.6 ? INK.paper : INK.blue,
      2.5,
      'opacity="0.35"',
    );
  });
}

/** Hanging branches in the corner nearest to us. */
function willow(): string {
  const random = randomFrom(3);
  return times(26, (index) => {
    const x = -20 + index * 19;
    const length = between(random, 190, 470) * (1 - index / 34);
    const sway = between(random, 12, 46);
    const leaves = times(Math.floor(length / 13), (leaf) => {
      const along = (leaf + 1) / (length / 13);
      const [lx, ly] = [x + sway * along ** 2, length * along];
      const side = leaf % 2 ? 22 : -22;
      return `<ellipse cx="${lx}" cy="${ly}" rx="3.4" ry="15" transform="rotate(${side} ${lx} ${ly}) translate(${side > 0 ? 5 : -5} 8)" fill="${index % 3 ? INK.moss : INK.pine}"/>`;
    });
    return curve(`M${x} -10 Q${x} ${length * 0.6} ${x + sway} ${length}`, INK.moss, 2.5) + leaves;
  });
}

function boat(): string {
  return `<path d="M1120 800 C1180 836 1330 836 1400 796 C1380 850 1160 856 1120 800 Z" fill="${INK.night}"/>
<path d="M1205 808 C1210 756 1300 752 1312 806 Z" fill="${INK.brick}"/><path d="M1130 852 H1390" stroke="${INK.night}" stroke-width="5" opacity="0.25" stroke-linecap="round"/>
${line(
  [
    [1385, 800],
    [1440, 700],
  ],
  INK.night,
  5,
)}`;
}
