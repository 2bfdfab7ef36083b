export const Payments = () => null;
