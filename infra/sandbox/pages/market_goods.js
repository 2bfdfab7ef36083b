// What buyers order on this page: articles that stand in the demo's price lists, too.
export const OIL = { article: "W 914/2", brand: "MANN", name: "Фильтр масляный", price: 640 };
export const AIR = { article: "C 25 114/1", brand: "MANN", name: "Фильтр воздушный", price: 1190 };
export const SPARK = { article: "BX-0986", brand: "BOSCH", name: "Свеча зажигания", price: 1530 };

export const FAR = { name: "Пётр Дальний", phone: "+7 916 555-01-01" };
export const SUBSTITUTE = { name: "Покупатель", phone: "+7 999 999-99-99" };

// A whole number where it is one; else the words that stand there, for the marketplace to judge.
export const whole = (text) => (/^\d+$/.test(text) ? Number(text) : text);

// Only what somebody has filled in.
export const given = (wish) => Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== "" && value !== undefined));
