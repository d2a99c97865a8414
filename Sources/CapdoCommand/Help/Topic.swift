import LevelRegistry

/// What several commands have in common, explained once: `capdo help dates`.
enum Topic: String, CaseIterable {
  case dates, time, organizations, filters, formats, environment
  case exitCodes = "exit-codes"

  var abstract: Phrase {
    switch self {
    case .dates: Phrase("how days, months and quarters are written", "cách ghi ngày, tháng, quý")
    case .time: Phrase("asking about a past day, or what was known then", "hỏi về một ngày đã qua, hoặc số liệu khi đó")
    case .organizations: Phrase("how an organization is meant", "cách chỉ một cơ quan, đơn vị")
    case .filters: Phrase("which systems are counted or listed", "lọc hệ thống được tính hoặc liệt kê")
    case .formats: Phrase("tables, files, columns, sorting, pages", "bảng, tệp, cột, sắp xếp, xem từng trang")
    case .environment:
      Phrase("registry, language and name without options", "chọn sổ, ngôn ngữ, người ghi không cần tùy chọn")
    case .exitCodes: Phrase("what the exit status says to scripts", "mã kết thúc cho các tập lệnh")
    }
  }

  /// The lines of the page, none wider than 80 columns, all on one screen.
  func text(in language: Language) -> String {
    let body: Phrase =
      switch self {
      case .dates: Self.datesText
      case .time: Self.timeText
      case .organizations: Self.organizationsText
      case .filters: Phrase(Self.filtersIntroduction.english, Self.filtersIntroduction.vietnamese)
      case .formats: Self.formatsText
      case .environment: Self.environmentText
      case .exitCodes: Self.exitCodesText
      }
    let list = self == .filters ? "\n" + Manual([], in: language).list(Option.filters) : ""
    return body[language] + "\n" + list
  }

  private static let datesText = Phrase(
    """
    A day is written 2024-11-13 or 13/11/2024, or as the word today. Nothing is
    guessed: 13/11/24 and 11.13.2024 are refused, and 03/04/2024 is 3 April.

    A day on which something is expected may be as exact as the paper is:
      2027-06-30   a day            2027-06   a month
      2027-Q2      a quarter        2027      a year
    It is late after the last day of what was written.

    On which day?
      --on DAY       the day of an act: when it was decided, sent, inspected;
                     never the day of typing, which the journal keeps by itself
      --as-of DAY    the day of a question: see 'capdo help time'

    A figure of a day is that of its end. The reporting year runs from 15 December
    to 14 December (Decree 331/2026, Art. 35).
    """,
    """
    Ngày ghi 13/11/2024 hoặc 2024-11-13, hoặc chữ today. Máy không đoán: 13/11/24
    và 11.13.2024 đều bị từ chối; 03/04/2024 là ngày 3 tháng 4.

    Thời hạn dự kiến có thể ghi đúng như trong văn bản:
      30/06/2027   ngày             06/2027   tháng
      Q2/2027      quý              2027      năm
    Quá hạn khi đã hết ngày cuối của thời gian đó.

    Ngày nào?
      --on NGÀY      ngày phát sinh: ngày ký, gửi, kiểm tra; không phải ngày nhập
                     liệu, vì nhật ký tự ghi ngày nhập
      --as-of NGÀY   ngày của số liệu cần hỏi: xem 'capdo help time'

    Số liệu của một ngày tính đến hết ngày đó. Kỳ báo cáo từ 15/12 năm trước đến
    hết 14/12 (Nghị định 331/2026, Điều 35).
    """)

  private static let timeText = Phrase(
    """
    Every question can be asked of a past day, in two ways that do not disturb each
    other:
      --as-of DAY      how things were on that day, by all that is recorded now,
                       late records and corrections included
      --known-at WHEN  what the registry knew then: an entry's number, a day, a
                       moment, or the name of a closing

    Three questions of a meeting:
      capdo rate                                   today
      capdo rate --as-of 2025-12-14                as of a day, as known now
      capdo rate --known-at nam-2025               as it was closed, to the digit

    A closing keeps its figures permanently: 'capdo close' makes one. Two days or
    closings side by side: 'capdo compare'; what changed between two days, system by
    system: 'capdo changes'.
    """,
    """
    Có thể hỏi số liệu của ngày đã qua theo hai cách, độc lập với nhau:
      --as-of NGÀY     tình hình của ngày đó, theo mọi điều sổ biết đến nay, gồm cả
                       ghi muộn và đính chính
      --known-at MỐC   điều sổ đã biết khi đó: số mục, ngày, thời điểm hoặc tên
                       mốc chốt

    Ba câu hỏi của một cuộc họp:
      capdo rate                                   hôm nay
      capdo rate --as-of 14/12/2025                của một ngày, theo sổ hiện nay
      capdo rate --known-at nam-2025               đúng như lúc chốt, từng chữ số

    Mốc chốt giữ nguyên số liệu mãi mãi: tạo bằng 'capdo close'. So hai ngày hoặc
    hai mốc: 'capdo compare'; từng hệ thống thay đổi giữa hai ngày: 'capdo changes'.
    """)

  private static let organizationsText = Phrase(
    """
    Wherever an organization is meant, write its code or its name:
      --owner HT-SYT            its code
      --owner 'Sở Y tế'         its name, whatever the case and the old or new tone
                                placement (hòa, hoà)
      --owner HT-HH@2025-06-30  who had a code on an earlier day

    A name that is only alike is never taken: the nearest names are shown instead.
    --owner means the organization with all below it, --only without those below.

    After a merger the successor is meant for the bodies it replaced; the past keeps
    their names. See 'capdo organization --help' and docs/reorganization.md.
    """,
    """
    Ở chỗ cần chỉ một cơ quan, đơn vị, ghi mã hoặc tên:
      --owner HT-SYT            mã
      --owner 'Sở Y tế'         tên, không phân biệt hoa thường, dấu kiểu cũ hay mới
                                (hòa, hoà)
      --owner HT-HH@30/06/2025  đơn vị mang mã đó vào một ngày trước đây

    Tên chỉ gần giống thì không được hiểu thay: máy gợi ý các tên gần nhất.
    --owner gồm cả đơn vị trực thuộc; thêm --only để không gồm.

    Sau sáp nhập, đơn vị mới thay cho các đơn vị cũ; số liệu quá khứ giữ tên cũ.
    Xem 'capdo organization --help' và docs/reorganization.md.
    """)

  private static let filtersIntroduction = Phrase(
    """
    Filters narrow down what a question counts or lists. Words joined by commas mean
    any of them; several options mean all of them:
      capdo rate --authority province --level 2,3
    """,
    """
    Bộ lọc thu hẹp phạm vi được tính hoặc liệt kê. Các từ nối bằng dấu phẩy: một
    trong số đó; nhiều tùy chọn: phải thỏa mãn tất cả:
      capdo rate --authority province --level 2,3
    """)

  private static let formatsText = Phrase(
    """
    On a terminal a table fits its width: what is the same in every row is said
    once, long texts wrap, and columns without room are named below. Into a file or
    a pipe every column comes whole.
      --format csv|json        for programs; columns have the names of the schema
      --columns code,name      these columns, from the left
      --sort name, --sort=-level   by a column, Vietnamese order; - from the last
      --limit 20               at the most so many rows

    Files for people: 'capdo export … -o FILE.xlsx', '--excel' for a CSV that a
    Vietnamese Excel opens as it is. Nothing is ever overwritten.

    What is longer than the screen goes through CAPDO_PAGER, else PAGER, else less;
    CAPDO_PAGER=cat switches that off. NO_COLOR=1 asks for plain text.
    """,
    """
    Trên màn hình, bảng vừa bề rộng: điều giống nhau ở mọi dòng nói một lần, chữ dài
    xuống dòng, cột hết chỗ được nêu tên bên dưới. Ghi ra tệp hoặc qua ống lệnh thì
    đủ mọi cột.
      --format csv|json        cho chương trình khác; tên cột theo lược đồ
      --columns code,name      chỉ các cột này, theo thứ tự
      --sort name, --sort=-level   xếp theo cột, thứ tự tiếng Việt; dấu - xếp ngược
      --limit 20               nhiều nhất bấy nhiêu dòng

    Tệp cho người đọc: 'capdo export … -o TỆP.xlsx'; '--excel' cho tệp CSV mở được
    ngay bằng Excel tiếng Việt. Không bao giờ ghi đè tệp đã có.

    Dài hơn màn hình thì xem từng trang bằng CAPDO_PAGER, rồi PAGER, rồi less;
    CAPDO_PAGER=cat để tắt. NO_COLOR=1: chữ thường, không màu.
    """)

  private static let environmentText = Phrase(
    """
    Which registry, which language and who records, the first that is given:
      --db FILE     CAPDO_DB     db in a settings file      capdo.db here
      --lang en|vi  CAPDO_LANG   lang in a settings file    the locale
      --actor NAME  CAPDO_ACTOR                             the login name

    Settings files have lines such as 'db = /srv/capdo/tinh.db' and 'lang = vi', and
    # before a remark:
      ~/.config/capdo.conf (XDG_CONFIG_HOME)   the user's, comes first
      /etc/capdo.conf                          the machine's

    For a whole office, in /etc/capdo.conf:
      db = /srv/capdo/lam-giang.db
      lang = vi
    """,
    """
    Sổ nào, ngôn ngữ nào, ai ghi: lấy chỗ đầu tiên có:
      --db TỆP      CAPDO_DB     db trong tệp cài đặt       capdo.db ở thư mục này
      --lang en|vi  CAPDO_LANG   lang trong tệp cài đặt     cài đặt của máy
      --actor TÊN   CAPDO_ACTOR                             tên đăng nhập

    Tệp cài đặt có các dòng như 'db = /srv/capdo/tinh.db', 'lang = vi'; dòng bắt đầu
    bằng # là chú thích:
      ~/.config/capdo.conf (XDG_CONFIG_HOME)   của người dùng, được ưu tiên
      /etc/capdo.conf                          của cả máy

    Cho cả cơ quan, trong /etc/capdo.conf:
      db = /srv/capdo/lam-giang.db
      lang = vi
    """)

  private static let exitCodesText = Phrase(
    """
    The exit status, for scripts (those of sysexits.h, and 1):
       0  done
       1  the registry says no, or a check found something
      64  the words do not parse
      65  a file to be read has errors in it; nothing of it was recorded
      66  a file to be read is not there
      73  a file cannot be made, or is there already
      74  reading or writing failed, or what follows an act that is recorded:
          the message says so
      75  the registry is busy, or it is not known whether the act was recorded:
          look at 'capdo journal' before trying again
      77  not permitted
     130  stopped by Ctrl-C (143: by SIGTERM); nothing is half done

    Answers go to standard output, words about them to standard error.
    """,
    """
    Mã kết thúc, cho các tập lệnh (theo sysexits.h, và 1):
       0  xong
       1  sổ từ chối, hoặc lệnh kiểm tra có phát hiện
      64  câu lệnh sai
      65  tệp cần đọc có lỗi; chưa ghi gì từ tệp đó
      66  không có tệp cần đọc
      73  không tạo được tệp, hoặc tệp đã có
      74  lỗi đọc ghi, hoặc đã ghi việc nhưng phần tiếp theo không thực hiện được:
          lời nhắn nêu rõ
      75  sổ đang bận, hoặc chưa rõ đã ghi hay chưa: xem 'capdo journal' trước khi
          làm lại
      77  không có quyền
     130  dừng bằng Ctrl-C (143: bằng SIGTERM); không có việc nào dở dang

    Kết quả ra đầu ra chuẩn, lời nhắn ra đầu ra lỗi.
    """)
}
