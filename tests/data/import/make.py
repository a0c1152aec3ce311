"""Writes those files of this folder that no editor writes: workbooks, archives, other encodings; all made up.

Run it as ``python tests/data/import/make.py``. Beside each file lies what must be read from it
(``name.toml``), written by hand.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from tests.tracker.exchange.workbooks import Formula, Link, Money, Percent, ods, xls, xlsx  # noqa: E402

ENCODED: dict[str, tuple[str, str]] = {
    "30_german_cp1252.csv": (
        "windows-1252",
        "Datum;Firma;Position;Portal;Link;Status;Notizen\r\n"
        "31.01.2025;Bäckerei Müller;Köchin;StepStone;https://jobs.example/25;Absage;für später\r\n"
        "15.02.2025;Nordlicht Energie;Ingenieur;Indeed;;offen;48–52k €\r\n",
    ),
    "52_polish_cp1250.csv": (
        "windows-1250",
        "Firma;Stanowisko;Miasto;Uwagi\r\nŚląska Żegluga;Inżynier oprogramowania;Łódź;później\r\n"
        "Przędza;Księgowość;Kraków;już wysłane\r\n",
    ),
    "53_russian_cp1251.csv": (
        "windows-1251",
        "Компания;Должность;Город;Статус\r\nСеверный Свет;Инженер данных;Москва;Отказ\r\n"
        "Тихая Река;Аналитик;Казань;Отклик\r\n",
    ),
    "54_turkish_cp1254.csv": (
        "windows-1254",
        "Şirket;Pozisyon;Şehir;Maaş\r\nYıldız Yazılım;Veri Mühendisi;İstanbul;50.000 TL\r\n"
        "Deniz Gıda;Çağrı Merkezi Görevlisi;İzmir;\r\n",
    ),
    "55_french_latin9.csv": (
        "iso8859-15",
        "Entreprise;Poste;Salaire\r\nÉlan Énergie;Ingénieur données;45000 €\r\n"
        "Cœur Numérique;Développeur;50000 €\r\n",
    ),
    "56_chinese_gb18030.csv": (
        "gb18030",
        "公司,职位,投递日期,城市\n北光能源,数据工程师,2025-01-31,上海\n珊瑚云科技,后端开发工程师,2025-02-28,北京\n",
    ),
    "57_japanese_sjis.csv": (
        "cp932",
        "会社名,職種,応募日,勤務地\n北光エネルギー,データエンジニア,2025年1月31日,東京\n"
        "サンゴクラウド,バックエンド開発,2025年2月28日,大阪\n",
    ),
    "58_utf16_excel.txt": ("utf-16", "Company\tJob Title\r\nFjordline\tSteuermann für Süd\r\n"),
    "59_utf16_without_mark.txt": ("utf-16-le", "Company\tJob Title\r\nFjordline\tSteuermann für Süd\r\n"),
}


def _text(name: str) -> str:
    return (HERE / name).read_bytes().decode()


def _zipped(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 31, 0, 0, 0)), text.encode())
    return target.getvalue()


def _binary() -> dict[str, bytes]:
    return {**_workbooks(), **_archives(), **_spoilt()}


def _workbooks() -> dict[str, bytes]:
    sheet = [
        ["My job search", None, None, None, None],
        [],
        ["Company", "Job Title", "Date Applied", "Salary", "Link"],
        ["Isar Software", "Tester", 45688.0, Money("€", 55000), Link("View", "https://jobs.example/32")],
        ["Fjordline", Link("Cook", "https://jobs.example/33"), 45689.0, Percent(0.45), None],
        ["Coral Cloud", "Buyer", None, 1234.5, Formula("https://jobs.example/34", "Apply")],
    ]
    notes = [["Read me"], ["This workbook holds my search."]]
    return {
        "62_workbook.xlsx": xlsx({"Read me": notes, "Jobs": sheet}, dates=(2,)),
        "63_workbook_1904.xlsx": xlsx(
            {"Jobs": [["Company", "Job Title", "Date Applied"], ["Isar Software", "Tester", 44226.0]]},
            dates=(2,),
            is_1904=True,
        ),
        "64_workbook_merged.xlsx": xlsx(
            {
                "Jobs": [
                    ["Company", "Job Title"],
                    ["Isar Software", "Tester"],
                    [None, "Lead"],
                    [],
                    ["Fjordline", "Cook"],
                ]
            },
            merges=("A2:A4",),
        ),
        "65_workbook.ods": ods({"Notes": notes, "Jobs": sheet}, dates=(2,), phantoms=True),
        "66_workbook.xls": xls(
            {
                "Notes": notes,
                "Jobs": [
                    ["Company", "Job Title", "Date Applied", "Salary", "Link"],
                    [
                        "Isar Software",
                        "Tester",
                        45688.0,
                        Money("€", 55000),
                        Link("View", "https://jobs.example/35"),
                    ],
                    ["Fjordline", Link("Cook", "https://jobs.example/36"), 45689.5, Percent(0.25), None],
                ],
            },
            dates=(2,),
        ),
    }


def _archives() -> dict[str, bytes]:
    return {
        "67_linkedin.zip": _zipped(
            {
                "Profile.csv": "First Name,Last Name\nA,B\n",
                "Jobs/Job Applications.csv": _text("01_linkedin_applications.csv"),
                "Jobs/Saved Jobs.csv": _text("02_linkedin_saved.csv"),
                "Jobs/Saved Job Alerts.csv": "Alert Parameters\nx\n",
            }
        ),
        "68_notion_export.zip": _zipped(
            {"Jobs 1f.csv": _text("14_notion.csv"), "Jobs 1f/Coral.md": "# Coral Cloud\n"}
        ),
    }


def _spoilt() -> dict[str, bytes]:
    return {
        "69_broken_half_way.csv": (
            b"Company,Job Title\n"
            + "Bäckerei Grün,Köchin für Süßes\n".encode() * 40
            + b"Isar S\xff\xfeftware,Tester\n"
            + "Bäckerei Grün,Köchin für Süßes\n".encode() * 2
        ),
        "70_nul.csv": b"Company,Job Title\nIsar Soft\x00ware,Tester\nFjordline,Cook\n",
    }


def main() -> None:
    """Write all files."""
    for name, (encoding, text) in ENCODED.items():
        (HERE / name).write_bytes(text.encode(encoding))
    for name, content in _binary().items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
