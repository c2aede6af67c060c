export const checksEn = {} as const;
