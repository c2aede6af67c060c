import { between, box, curve, disc, INK, picture, randomFrom, shape, sky, times, WIDTH } from "./drawing.ts";

const STAGE = { x: WIDTH / 2, y: 560 };

/** A round conference hall: rows of listeners before a lit stage. */
export function forum(): string {
  return picture(`${sky(INK.night, "#27405a", INK.night)}${ceiling()}${screen()}${stage()}${audience()}`);
}

function ceiling(): string {
  return times(9, (ring) => {
    const radius = 420 + ring * 105;
    return curve(
      `M${STAGE.x - radius} ${STAGE.y} A${radius} ${radius * 0.82} 0 0 1 ${STAGE.x + radius} ${STAGE.y}`,
      ring % 3 === 0 ? INK.peach : INK.haze,
      ring % 3 === 0 ? 3 : 26,
      `opacity="${ring % 3 === 0 ? 0.55 : 0.16}"`,
    );
  });
}

/** Half a globe, as a rising sun. */
function screen(): string {
  const { x, y } = STAGE;
  const meridians = times(4, (index) =>
    curve(
      `M${x} ${y - 300} A${75 * index} 300 0 0 0 ${x - 75 * index} ${y} M${x} ${y - 300} A${75 * index} 300 0 0 1 ${x + 75 * index} ${y}`,
      INK.paper,
      2.5,
      'opacity="0.55"',
    ),
  );
  const parallels = times(3, (index) => {
    const height = 75 * (index + 1);
    const half = Math.sqrt(300 ** 2 - height ** 2);
    return curve(
      `M${x - half} ${y - height} Q${x} ${y - height + 26} ${x + half} ${y - height}`,
      INK.paper,
      2.5,
      'opacity="0.55"',
    );
  });
  const glow = `<radialGradient id="glow"><stop offset="0.4" stop-color="${INK.peach}" stop-opacity="0.6"/><stop offset="1" stop-color="${INK.peach}" stop-opacity="0"/></radialGradient>`;
  return `${glow}${disc(x, y, 620, "url(#glow)")}<clipPath id="half"><rect x="0" y="0" width="${WIDTH}" height="${y}"/></clipPath>
<g clip-path="url(#half)">${disc(x, y, 300, INK.vermilion)}${meridians}${parallels}</g>`;
}

function stage(): string {
  const { x, y } = STAGE;
  const speakers = [-250, -150, 150, 250].map((offset) => person(x + offset, y + 8, 0.62, INK.night));
  return [
    shape(
      [
        [x - 560, y + 62],
        [x - 500, y],
        [x + 500, y],
        [x + 560, y + 62],
      ],
      INK.dawn,
    ),
    box(x - 560, y + 62, 1120, 30, INK.brick),
    ...speakers,
    person(x, y - 40, 0.72, INK.night),
    shape(
      [
        [x - 34, y - 34],
        [x + 34, y - 34],
        [x + 26, y + 36],
        [x - 26, y + 36],
      ],
      INK.paper,
    ),
  ].join("");
}

/** Curved rows, darker and larger towards us. */
function audience(): string {
  const random = randomFrom(11);
  const inks = ["#5b7688", "#48657b", "#38556d", "#2b455c", "#20374b", "#16283a"];
  return inks
    .map((ink, row) => {
      const size = 0.62 + row * 0.27;
      const gap = 68 * size;
      const count = Math.ceil(WIDTH / gap) + 2;
      return times(count, (seat) => {
        const x = (seat - (count - 1) / 2) * gap + STAGE.x + (row % 2 ? gap / 2 : 0) + between(random, -6, 6);
        const bend = ((x - STAGE.x) / WIDTH) ** 2 * 90;
        const y = 715 + row ** 1.32 * 47 - bend + between(random, -5, 5);
        return random() < 0.08 ? "" : person(x, y, size, ink, random() < 0.05 ? INK.vermilion : ink);
      });
    })
    .join("");
}

/** Head and shoulders from behind, standing on `y`. */
function person(x: number, y: number, size: number, ink: string, coat = ink): string {
  const s = (value: number) => value * size;
  const shoulders = `<path d="M${x - s(32)} ${y + s(70)} C${x - s(34)} ${y - s(8)} ${x - s(16)} ${y - s(14)} ${x} ${y - s(14)} C${x + s(16)} ${y - s(14)} ${x + s(34)} ${y - s(8)} ${x + s(32)} ${y + s(70)} Z" fill="${coat}"/>`;
  return `${shoulders}<ellipse cx="${x}" cy="${y - s(32)}" rx="${s(15.5)}" ry="${s(19)}" fill="${ink}"/>`;
}
