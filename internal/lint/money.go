package lint

import (
	"fmt"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// money refuses funders that pay more in a year than it costs.
func (k *Checker) money(c *model.Case) bool {
	if !c.Amounts {
		return true
	}
	for year, cost := range c.Stream.Cost {
		sum, at := 0.0, place.Position{}
		for _, f := range c.Funders {
			if of := f.Contribution.In(year); of != nil {
				sum += of.Value
				at = place.Position{File: f.Contribution.File, Line: f.Contribution.Line, Column: 1}
			}
		}
		if sum > cost.Value {
			pounds := func(v float64) string {
				return c.Language.Figure(&figure.Figure{Naming: &figure.Naming{}, Value: v, Unit: figure.Pounds}, figure.Exact)
			}
			remedy := fmt.Sprintf("write year_%d = …, so that they come to %s at the most", year, pounds(cost.Value))
			k.problems.Errorf(at, remedy, "the amounts of funders come to %s in year %d, which costs %s", pounds(sum), year, pounds(cost.Value))
			return false
		}
	}
	return true
}
