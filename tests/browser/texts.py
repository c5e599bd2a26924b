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
