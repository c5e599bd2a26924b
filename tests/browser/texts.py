"""A text for the journeys, in the manner of real ones: it names a known directive by a damaged number."""

from __future__ import annotations

from datetime import UTC, datetime

NEXT_YEAR = datetime.now(UTC).year + 1


def border_week(number: int) -> str:
    """Return a plan of three tasks, whose number in the register is ``<number>/KH-UBND``."""
    return f"""ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH
Số {number}/KH-UBND
Hà Tĩnh, ngày 03 tháng 02 năm {NEXT_YEAR - 1}

KẾ HOẠCH
tổ chức Tuần lễ hữu nghị biên giới

Thực hiện Chỉ thị số 47/CT-TW của Ban Bí thư, Ủy ban nhân dân tỉnh Hà Tĩnh tổ chức Tuần lễ hữu nghị biên giới với 3 nhiệm vụ sau:

1. Khám bệnh miễn phí cho người dân hai bên biên giới. Sở Ngoại vụ chủ trì. Hoàn thành trước ngày 30 tháng 9 năm {NEXT_YEAR}.

2. Tổ chức hội chợ hàng nông sản tại cửa khẩu. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Tài chính. Hoàn thành trước ngày 15 tháng 10 năm {NEXT_YEAR}.

3. Giao lưu văn nghệ giữa các trường học. Sở Giáo dục và Đào tạo chủ trì. Hoàn thành trước ngày 20 tháng 11 năm {NEXT_YEAR}.
"""  # noqa: E501 - a paragraph is one line


def programme() -> str:
    """Return a programme in Polish, as a central body might publish it: three tasks that a province is to carry out."""
    return f"""Centralna Komisja Stosunków Zagranicznych
Nr 15-CTr/BĐNTW
Hanoi, 12 stycznia {NEXT_YEAR - 1} r.

PROGRAM
rozwoju więzi lokalnych z Polską

Wykonując Dyrektywę nr 47-CT/TW, Komisja ustala następujące 3 zadania:

1. Zorganizować dni kultury polskiej w każdej prowincji. Termin: do 31 października {NEXT_YEAR} r.

2. Nawiązać współpracę co najmniej 5 szkół z polskimi szkołami partnerskimi. Termin: do 30 listopada {NEXT_YEAR} r.

3. Wydać przewodnik po prowincjach w języku polskim. Termin: do 15 grudnia {NEXT_YEAR} r.
"""


def conference() -> str:
    """Return a notice in French on a conference, with two conclusions addressed to provinces."""
    return f"""Commission centrale des relations extérieures
N° 71-TB/BĐNTW
Hanoï, le 20 février {NEXT_YEAR - 1}

AVIS
des conclusions de la conférence sur la coopération décentralisée

La conférence, tenue en ligne le 18 février {NEXT_YEAR - 1} avec 34 points de connexion, est convenue des 2 points suivants :

1. Chaque province désigne un correspondant francophone avant le 30 juin {NEXT_YEAR}.

2. Chaque province ouvre une page en langue française sur son portail avant le 30 septembre {NEXT_YEAR}.
"""  # noqa: E501 - a paragraph is one line
