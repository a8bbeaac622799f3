/** They follow what they mark; the value is what they do. */
const roles = {
  deadline: '까지 까지는 까지만 전에 전까지 이전에 이전까지 안에 안으로 내로',
  from: '부터 부터는 에서 이후 이후에 이후로',
  to: '로 으로',
  plain: '에 에는 에도 은 는 의 쯤 쯤에 경 경에 정도 정도에 날 중 중에',
} as const;

export type Particle = keyof typeof roles;

export const particles: ReadonlyMap<string, Particle> = new Map(
  (Object.keys(roles) as Particle[]).flatMap((role) =>
    roles[role].split(' ').map((word) => [word, role] as const),
  ),
);

/** May be written apart from what they mark. */
export const standingAlone: ReadonlySet<string> = new Set(['쯤', '정도', '정도에', '중', '중에']);
