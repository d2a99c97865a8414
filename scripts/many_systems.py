"""Sheets of as many organizations and systems as a measurement asks for."""
import csv
import os

OWNERS = 255


def sheets(folder, systems):
    organizations, sheet = os.path.join(folder, "organizations.csv"), os.path.join(folder, "systems.csv")
    with open(organizations, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["code", "name", "tier", "parent"])
        out.writerow(["42", "Ủy ban nhân dân tỉnh", "province", ""])
        out.writerows([f"DV-{n:04}", f"Đơn vị số {n}", "province", "42"] for n in range(1, OWNERS))
    with open(sheet, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow("code name owner competent_authority category state registered_on proposed_level dossier dossier_on "
                     "level approval_authority issuer decision_number decided_on basis plan plan_on "
                     "inspected_periodically_on".split())
        for n in range(systems):
            level = n % 3 + 1
            out.writerow([f"HT-{n:07}", f"Hệ thống thông tin quản lý văn bản số {n}", f"DV-{n % (OWNERS - 1) + 1:04}",
                          "province", "internal", "operating", "2023-01-02", level, "approved", "2023-06-01", level,
                          "province", "Sở Thông tin và Truyền thông", f"{n}/QĐ-STTTT", "2023-06-01", "nd85",
                          ("none", "partial", "full")[n % 3], "2024-05-01", "2024-03-01"])
    return organizations, sheet
