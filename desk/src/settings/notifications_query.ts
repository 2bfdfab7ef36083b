// Under what name the own settings of notices are kept.
export const KEY = ['notifications'] as const;
