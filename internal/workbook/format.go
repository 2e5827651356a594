package workbook

import (
	"casemaker/internal/address"
	"casemaker/internal/format"
)

// Format is the workbook of each area that has a plan.
func Format() format.Format {
	return format.Format{Name: "sheet", Endings: []string{".xlsx"}, Files: func(a *format.Area) []format.File {
		if a.Case.Plan == nil {
			return nil
		}
		return []format.File{{
			Address: address.AreaFile(a.Case.Area.Slug, "workbook.xlsx"), Purpose: format.Data, Kind: "Excel", Title: "document.workbook",
			Media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			Make: func() (format.Made, error) {
				data, err := Write(a.Case)
				return format.Made{Data: data}, err
			},
		}}
	}}
}
