/// Returns a share in hundredths of a percent as files hold it: `70.93`, and `0` and `100` without decimals.
func plainPercent(hundredths: Int) -> String {
  if hundredths == 0 || hundredths == 10_000 { return String(hundredths / 100) }
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
