"""What the columns of a price list are called, in Russian and English."""

from chalicelib.domain.imports.columns import NAMES, Column, Vocabulary

OFFERS = Vocabulary(
    names={
        Column.ARTICLE: f"{NAMES[Column.ARTICLE]}, код детали, номер детали, деталь номер, каталожный номер, "
        "артикул производителя, номер производителя, оригинальный номер, oem, part, part number, part no, partnumber, "
        "catalogue number, catalog number",
        Column.BRAND: "бренд, производитель, марка, фирма, изготовитель, торговая марка, brand, brand name, "
        "manufacturer, maker, vendor, producer, make",
        Column.TITLE: f"{NAMES[Column.TITLE]}, номенклатура, описание, деталь, name, description",
        Column.PRICE: f"{NAMES[Column.PRICE]}, цена продажи, продажная цена, цена розничная, розничная цена, розница, "
        "стоимость, sale price, selling price, retail price, rrp",
        Column.STOCK: "остаток, остатки, свободный остаток, наличие, в наличии, доступно, количество, кол во, кол, "
        "штук, шт, stock, in stock, availability, available, quantity, qty, count, pcs",
        Column.COST: "закупка, закуп, закупочная цена, цена закупочная, цена закупки, себестоимость, входная цена, "
        "цена поставщика, cost, cost price, purchase price, buying price",
        Column.REGION: "регион, город, склад, region, city, warehouse",
        Column.DELIVERY: "срок, срок поставки, срок доставки, дней доставки, дни доставки, delivery, delivery days, "
        "delivery time, lead time, days",
    },
    needed=((Column.ARTICLE,), (Column.PRICE,)),
)
"""The first row that names an article and a price is the heading."""
