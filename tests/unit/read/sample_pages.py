"""A page to vary, and the means to read it: shared by the tests of this folder."""

from mithaq.model.documents import Document, Source
from mithaq.read import read

LEAD = "استقبل وزير الخارجية في العاصمة يوم أمس وفدا من الحركة، وبحث معه سبل تثبيت الهدنة في شرق البلاد."
NEXT = "وأضاف الوزير أن بلاده ستواصل مساعيها مع الطرفين من أجل فتح المعابر أمام المساعدات."
MORE = "وكان الطرفان قد تبادلا الاتهامات بخرق الهدنة في الأسبوع الماضي قرب المدينة."
TITLE = "الوزير يبحث مع وفد الحركة تثبيت الهدنة في الشرق"
OTHER = "رئيس المجلس يلتقي مبعوث الاتحاد الأفريقي في نيروبي"
OTHER_LEAD = (
    "التقى رئيس المجلس صباح أمس في نيروبي مبعوث الاتحاد الأفريقي، وتناول اللقاء خطة سحب القوات من ثلاث مدن ساحلية."
)
OTHER_NEXT = (
    "وأشاد المبعوث بما وصفه بالتقدم الملموس في تنفيذ البنود الأولى، "
    "ودعا جميع الأطراف إلى تجنب ما يعرقل بقية الخطوات المتفق عليها."
)


def source(text: str | bytes, media_type: str = "text/plain", **more: object) -> Source:
    payload = text.encode() if isinstance(text, str) else text
    return Source(id="s" * 64, payload=payload, media_type=media_type, name="page", **more)  # type: ignore[arg-type]


def articles(text: str) -> list[Document]:
    found = list(read(source(text)))
    assert all(isinstance(document, Document) for document in found)
    return [document for document in found if isinstance(document, Document)]


def only(text: str) -> Document:
    (document,) = articles(text)
    return document


def marked(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.text[block.span.start : block.span.end]) for block in document.blocks]


def kinds(*lines: str) -> list[str]:
    document = only("\n".join(lines))
    assert [text for _, text in marked(document)] == [line.strip() for line in lines if line.strip()]
    return [kind for kind, _ in marked(document)]
