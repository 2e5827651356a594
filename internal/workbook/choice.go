package workbook

import (
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// The ids of the cells that hold what a reader picks.
const (
	payPoint    = "choice.pay_point"
	pensionView = "choice.pension_view"
	preferred   = "choice.preferred"
)

// chosen is what the cell of a figure is called whose value a reader picks.
const chosenMark = ".chosen"

// choice is the id of the cell that a formula names where a working has a figure of an id: pay and pensions lead to the cell of what
// is chosen, but in the figures that show the alternatives beside each other.
func (f *formulas) choice(id, within string) string {
	switch {
	case strings.HasSuffix(within, chosenMark), strings.HasPrefix(within, "pay.") || strings.HasPrefix(within, "pay_view."):
		return id
	case strings.HasPrefix(id, "pay."):
		stem, point, rest := payParts(id)
		if point == "" || strings.HasPrefix(within, "sensitivity.pay_point.") {
			return id
		}
		return f.alternatives(stem+"."+point+rest, stem, point, rest)
	case strings.HasPrefix(id, "employer.") && strings.HasSuffix(id, ".pension"):
		if strings.HasPrefix(within, "sensitivity.pension.") {
			return id
		}
		return f.pension(id)
	}
	return id
}

// payParts parts an id such as pay.afc.7.midpoint.insured at the point of pay; the point is empty where there is none.
func payParts(id string) (stem, point, rest string) {
	for _, p := range model.PayPoints {
		if at := strings.Index(id+".", "."+p+"."); at > 0 {
			return id[:at], p, strings.TrimPrefix(id, id[:at]+"."+p)
		}
	}
	return "", "", ""
}

// alternatives is the id of the cell of a salary at the point that the reader picks, for posts whose own point is another.
func (f *formulas) alternatives(id, stem, point, rest string) string {
	made := id + chosenMark
	if _, ok := f.chosen[made]; ok {
		return made
	}
	rates := f.c.PayRates()
	picked := point
	if as := f.c.Plan.Inputs.As.Point; as != "" {
		picked = as
	}
	of, ok := rates.Figure(stem + "." + picked + rest)
	if !ok {
		return id
	}
	for _, p := range model.PayPoints {
		if each, ok := rates.Figure(stem + "." + p + rest); ok {
			f.keep(each)
		}
	}
	f.chosen[made] = of
	return made
}

// pension is the id of the cell of an employer's pension in the view that the reader picks.
func (f *formulas) pension(id string) string {
	made := id + chosenMark
	if _, ok := f.chosen[made]; ok {
		return made
	}
	plain, full := f.of(id), id+"_full"
	other, ok := f.c.PayRates().Figure(full)
	if !ok || plain == nil {
		return id
	}
	f.keep(other)
	f.chosen[made] = plain
	if f.c.Plan.Inputs.As.FullPension {
		f.chosen[made] = other
	}
	return made
}

// keep makes a figure known that no figure of the case need rest on, such as pay at another point.
func (f *formulas) keep(of *figure.Figure) {
	if _, known := f.here[of.ID]; known {
		return
	}
	for _, each := range model.Reachable([]*figure.Figure{of}) {
		for _, known := range []map[string]*figure.Figure{f.shape, f.here} {
			if _, ok := known[each.ID]; !ok {
				known[each.ID] = each
			}
		}
	}
}

// chosenFormula is the formula of a cell that picks among alternatives.
func (f *formulas) chosenFormula(id string) string {
	of := strings.TrimSuffix(id, chosenMark)
	if strings.HasPrefix(of, "employer.") {
		return "CHOOSE(" + f.ask(pensionView) + "," + f.ask(of) + "," + f.ask(of+"_full") + ")"
	}
	stem, _, rest := payParts(of)
	parts := []string{f.ask(payPoint), f.ask(of)}
	for _, p := range model.PayPoints {
		parts = append(parts, f.ask(stem+"."+p+rest))
	}
	return "CHOOSE(" + strings.Join(parts, ",") + ")"
}

// isChoice reports whether an id is that of a cell that holds a pick.
func isChoice(id string) bool {
	return slices.Contains([]string{payPoint, pensionView, preferred}, id)
}
