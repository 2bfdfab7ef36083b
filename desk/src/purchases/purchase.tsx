export const PurchaseScreen = () => null;
