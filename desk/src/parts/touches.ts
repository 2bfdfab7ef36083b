// What is asked anew after a change: of what is not looked at just now, nothing is asked before somebody looks.

/** Where orders are, and how they are handed out. */
export const ORDERS = [['orders'], ['order'], ['home']] as const;

/** Sums and money: of orders, of what they pay for and of who pays. */
export const MONEY = [...ORDERS, ['purchases'], ['purchase'], ['payments'], ['ledger'], ['claims']] as const;

/** Orders of marketplaces, and ours that follow them. */
export const EXTERNAL = [['external'], ['offers'], ...ORDERS] as const;
