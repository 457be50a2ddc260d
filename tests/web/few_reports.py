"""A few reports of one meeting and one clash, and one that means harm."""

import json
from pathlib import Path

HOSTILE = "<script>alert('x')</script>"

ANNOUNCED = """جنيف تستعد لجولة جديدة

جنيف – 12 يونيو 2023 (وكالة الشرفة)

يلتقي وزير الخارجية الأرميني أرارات ميرزويان نظيره الأذربيجاني جيهون بيراموف في جنيف يوم الخميس المقبل.

وقالت الوزارة إن اللقاء سيتناول ترسيم الحدود بين البلدين.
"""
HELD = """لقاء في جنيف

جنيف – 16 يونيو 2023 (صحيفة الديوان)

التقى وزير الخارجية الأرميني أرارات ميرزويان نظيره الأذربيجاني جيهون بيراموف في جنيف أمس الخميس 15 يونيو 2023.

واتهمت وزارة الدفاع الأذربيجانية القوات الأرمينية بإطلاق النار على الحدود، ونفت يريفان ذلك.
"""
CLASH = """قتلى على الحدود

باكو – 20 يونيو 2023 (موقع السفح)

قتل 3 جنود أذربيجانيين في اشتباك مع القوات الأرمينية على الحدود أمس الاثنين، بحسب وزارة الدفاع في باكو.

ووقّعت أرمينيا وأذربيجان بياناً مشتركاً في 10 مايو 2023.
"""


def write_reports(folder: Path) -> Path:
    (folder / "announced.txt").write_text(ANNOUNCED, encoding="utf-8")
    (folder / "copy.txt").write_text(
        ANNOUNCED.replace("وكالة الشرفة", "جريدة المرفأ، نقلاً عن وكالة الشرفة"), encoding="utf-8"
    )
    (folder / "held.txt").write_text(HELD, encoding="utf-8")
    (folder / "clash.txt").write_text(CLASH, encoding="utf-8")
    row = {
        "text": f"التقى أرارات ميرزويان وجيهون بيراموف في بروكسل يوم 18 يونيو 2023. {HOSTILE} <b onclick=x>&amp;",
        "title": f"{HOSTILE} لقاء",
        "source": f'"><img src=x onerror=alert(1)>{HOSTILE}',
        "url": "javascript:alert(1)",
        "date": "2023-06-19",
        "language": "ar",
    }
    (folder / "hostile.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder
