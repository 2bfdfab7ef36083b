"""The page of the played marketplaces in a real browser."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import grave_violations
from tests.browser.patience import until
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.getzzap.asking import SECRET
from tests.infra.sandbox.marketplaces_page import SHOPS, browser, choose, order, page, polled, sandbox
from tests.infra.sandbox.ozon.shop import SHIP, Shop
from tests.infra.sandbox.yandex_market.receiver import receiving
from tests.infra.sandbox.zzap.asking import ask, hurry

__all__ = ["browser", "page", "sandbox"]


HOSTILE = "<b onclick=x>Ой</b>&amp;"


def ship_twice(sandbox: Driver, number: str) -> None:
    """As the cabinet does it: one piece too few at first."""
    goods = [{"product_id": 147451959, "quantity": 2}]
    Shop(sandbox).call(SHIP, {"posting_number": number, "packages": [{"products": [{**goods[0], "quantity": 1}]}]})
    Shop(sandbox).call(SHIP, {"posting_number": number, "packages": [{"products": goods}]})


def order_by_fields(page: Page) -> None:
    """An order as we fill it in, taken apart; nothing comes of a quantity that is none."""
    page.get_by_text("По полям").click()
    page.get_by_label("Артикул").fill(HOSTILE)
    page.get_by_label("Сколько").fill("3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_have_count(2)
    mine = page.get_by_role("article").first
    expect(mine).to_contain_text(HOSTILE)
    mine.get_by_role("button", name="Разделить").click()
    expect(page.get_by_role("article").filter(has_text="часть заказа")).to_have_count(2)
    page.get_by_label("Сколько").fill("три")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("quantity must be a number")


def test_an_order_is_made_told_of_by_the_cabinet_written_about_and_cancelled(page: Page, sandbox: Driver) -> None:
    made = order(page)
    expect(made).to_contain_text("ждёт сборки · awaiting_packaging")
    ship_twice(sandbox, str(made.get_attribute("data-order")))
    polled(page)
    notes = made.get_by_role("list", name="Что было с заказом").get_by_role("listitem")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text(f"Кабинет:{SHIP}400: HAS_INCORRECT_PRODUCT_QUANTITY")
    expect(made).to_contain_text("ждёт отгрузки")
    page.get_by_text("Вызовы и уведомления").click()
    expect(page.get_by_role("row").filter(has_text="HAS_INCORRECT_PRODUCT_QUANTITY")).to_have_count(1)
    made.get_by_text("Сменить состояние, написать").click()
    made.get_by_label("Написать продавцу").fill(HOSTILE)
    made.get_by_role("button", name="Отправить").click()
    expect(notes.last).to_contain_text(HOSTILE)
    made.get_by_label("Состояние на площадке").select_option("posting_on_way_to_city")
    made.get_by_role("button", name="Сменить").click()
    expect(made).to_contain_text("в пути · delivering")
    made.get_by_role("button", name="Отменить как покупатель").click()
    expect(made).to_contain_text("отменён · cancelled")
    expect(made.get_by_role("button", name="Отменить как покупатель")).to_be_disabled()
    order_by_fields(page)
    assert page.locator("article b[onclick]").count() == 0


def test_market_tells_the_sum_of_all_pieces_and_the_page_the_price_of_one(page: Page) -> None:
    choose(page, "yandex_market")
    expect(order(page)).to_contain_text("2 × 640 ₽")


@pytest.mark.slow
def test_each_ready_made_order_is_taken_and_moves_wherever_it_is_told(page: Page) -> None:
    for shop in SHOPS:
        choose(page, shop)
        buttons = page.get_by_role("group", name="Готовые заказы").get_by_role("button")
        for place in reversed(range(buttons.count())):
            assert buttons.nth(place).get_attribute("title") not in ("", None)
            newest = (
                page.get_by_role("article").first.get_attribute("data-order") if place + 1 < buttons.count() else ""
            )
            buttons.nth(place).click()
            expect(page.get_by_role("article").first).not_to_have_attribute("data-order", newest or "")
        made = page.get_by_role("article").first
        made.get_by_text("Сменить состояние, написать").click()
        states = made.get_by_label("Состояние на площадке")
        for state in states.get_by_role("option").all():
            states.select_option(state.get_attribute("value"))
            made.get_by_role("button", name="Сменить").click()
            if page.locator("#toast").inner_text().startswith("Не получилось"):
                break  # from an end nobody moves on
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.slow
def test_what_is_missing_is_given_and_a_task_is_cancelled_at_wildberries(page: Page, sandbox: Driver) -> None:
    choose(page, "wildberries")
    made = order(page, "Нужна маркировка")
    expect(made).to_contain_text("нужно: sgtin")
    made.get_by_role("button", name="Внести марки").click()
    expect(made.get_by_text("нужно: sgtin")).to_have_count(0)
    made.get_by_role("button", name="Отменить как покупатель").click()
    expect(made).to_contain_text("declined_by_client")


@pytest.mark.slow
def test_what_zzap_is_told_is_watched(page: Page, sandbox: Driver) -> None:
    hurry(sandbox)
    choose(page, "zzap")
    number = str(order(page, "Количество словом").get_attribute("data-order"))
    ask(sandbox, "SetOrderStatusV3", code_order=number, code_track="120", response="Нет в наличии", call_data="")
    polled(page)
    made = page.get_by_role("article").first
    expect(made).to_contain_text("Отказ продавца")
    expect(made).to_contain_text("SetOrderStatusV3 120 · Отказ продавца · Нет в наличии")
    expect(made).to_contain_text("Есть × 1530,00 ₽")


@pytest.mark.slow
def test_each_door_misbehaves_and_is_calm_again(page: Page, sandbox: Driver) -> None:
    for shop in SHOPS:
        choose(page, shop)
        page.get_by_text("Пусть ведёт себя плохо").click()
        forms = page.locator("#faults form")
        for place in range(forms.count()):
            form = forms.nth(place)
            form.get_by_label("Что случится").select_option("5xx")
            expect(form.get_by_label("Секунд")).to_be_hidden()
            form.get_by_label("без конца").check()
            form.get_by_role("button", name="Включить").click()
            expect(form.get_by_role("status")).to_have_text("Сейчас: Ошибка сервера 503 · без конца")
        active = [kind for kind in kinds(sandbox).values() if kind]
        assert len(active) == forms.count()
        expect(page.locator("#fault-count")).to_have_text(str(len(active)))
        page.get_by_role("button", name="Снова всё хорошо").click()
        expect(page.get_by_role("button", name="Снова всё хорошо")).to_be_disabled()
        assert not any(kinds(sandbox).values())


def kinds(sandbox: Driver) -> dict[str, object]:
    return {door: fault["kind"] for door, fault in sandbox.get("/sandbox/faults").json["faults"].items()}


@pytest.mark.slow
def test_the_address_of_the_webhook_is_set_tried_and_taken_away(page: Page, sandbox: Driver) -> None:
    with receiving() as hook:
        for shop, told in (
            ("yandex_market", "ORDER_CREATED"),
            ("ozon", "TYPE_NEW_POSTING"),
            ("getzzap", "order.created"),
        ):
            choose(page, shop)
            page.get_by_text("Куда сообщать").click()
            form = page.get_by_role("form", name="Куда сообщать")
            form.get_by_label("Адрес вебхука").fill(hook.url)
            if shop == "getzzap":
                form.get_by_label("Секрет подписи").fill(SECRET)
            form.get_by_role("button", name="Применить").click()
            status = page.get_by_role("tabpanel").locator("details > [role=status]").first
            expect(status).to_contain_text("Адрес есть")
            order(page)
            until(lambda told=told: any(told in str(body) for _, body in hook.given))  # type: ignore[misc]
            form.get_by_role("button", name="Отключить").click()
            expect(status).to_contain_text("Адреса нет")
    choose(page, "yandex_market")
    page.get_by_text("Куда сообщать").click()
    page.get_by_label("Адрес вебхука").fill("http://127.0.0.1:9/hooks/yandex_market/x")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("Адрес не отвечает как надо: no connection")


@pytest.mark.slow
def test_keys_are_shown_to_be_copied_and_only_of_this_marketplace(page: Page, sandbox: Driver) -> None:
    for shop in SHOPS:
        choose(page, shop)
        page.get_by_text("Подключить к Кабинету").click()
        (first, *_) = sandbox.get(f"/sandbox/{shop}/keys").json["accounts"]
        shown = page.locator(".access").first.locator("code").all_inner_texts()
        assert shown == [*first["settings"].values(), *first["secrets"].values()]
        page.locator(".access").first.get_by_role("button", name="Копировать").first.click()
        expect(page.locator("#toast")).to_have_text(("Скопировано", "Выделено: скопируйте сами")[1])


@pytest.mark.slow
def test_the_page_is_walked_with_keys_in_english_and_on_a_phone(page: Page) -> None:
    page.get_by_role("tab", name="ZZAP", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="GetZZap")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="GetZZap")).to_be_visible()
    order(page)
    page.set_viewport_size({"width": 360, "height": 740})
    for each in page.locator("details > summary").all():
        each.click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    assert grave_violations(page) == []
    page.get_by_role("button", name="EN").click()
    expect(page.get_by_role("heading", name="A new order")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="A new order")).to_be_visible()
    expect(page.get_by_role("tab", name="GetZZap")).to_have_attribute("aria-selected", "true")
    kept = json.loads(page.evaluate("localStorage.sandbox"))
    assert (kept["language"], kept["shop"]) == ("en", "getzzap")
    page.get_by_role("link", name="OK", exact=True).click()
    expect(page.get_by_role("heading", name="Sandbox of partners")).to_be_visible()
    page.get_by_role("link", name="Marketplaces").click()
    expect(page.get_by_role("tab", name="GetZZap")).to_have_attribute("aria-selected", "true")


@pytest.mark.slow
def test_a_sandbox_that_is_gone_is_said_in_words(page: Page) -> None:
    page.route("**/sandbox/**", lambda route: route.abort())
    polled(page)
    expect(page.get_by_role("status").filter(has_text="Песочница не отвечает")).to_be_visible()
    page.get_by_role("tab", name="ZZAP", exact=True).click()
    page.unroute("**/sandbox/**")
    polled(page)
    expect(page.locator("#health")).to_have_text("")
    expect(page.get_by_role("tabpanel", name="ZZAP", exact=True).get_by_text("Цена 0")).to_be_visible()
