import time

from chalicelib.domain.catalogue.offer_import import uploaded_list
from chalicelib.usecases.ports import Commit
from tests.crash.preparations import asking
from tests.factories import a_price_list, a_principal

N = 50000


def test_big(container, community):
    who = a_principal(community=community.id)
    c = community.id
    container.stores.commits.commit(c, Commit((a_price_list(community=c),)))
    for turn in range(2):
        content = "\n".join(
            [
                "Артикул;Бренд;Наименование;Цена;Остаток",
                *(f"AB-{i:06};Brand{i % 300};Фильтр номер {i};{100 + i % 9000},50;{i % 40}" for i in range(N)),
            ]
        ).encode()
        job, _ = container.catalogue.manage_imports.create(who, "parts", "x.csv", len(content))
        container.stores.files.write(c, uploaded_list(job.id), content)
        container.catalogue.manage_imports.preview(who, job.id)

        def drive():
            while True:
                at = container.stores.imports.get(c, job.id)
                if at.state in ("ready", "done", "failed"):
                    return at
                t = time.time()
                cp = time.process_time()
                container.imports.run.run(asking(container, at))
                print(at.state, at.done, round(time.time() - t, 1), round(time.process_time() - cp, 1))

        print(drive().offers)
        container.catalogue.manage_imports.start(who, job.id)
        print(drive().state)
