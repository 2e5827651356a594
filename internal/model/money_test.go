package model_test

import (
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// funded is an area whose funders are yet to be written.
const funded = `
name = "Rival"
nation = "england"
kind = "council"
made_up = true

[figure.births]
value = 8000
period = "2026"
source = "worked-example"

[funding.icb]
funder = "ICB"
status = "confirmed"
amount = 200000
year_0 = 50000
`

const sharing = `
[funding.council]
funder = "Council"
status = "asked"
share = 0.75

[funding.trust]
funder = "Trust"
status = "indicated"
share = 0.25
`

// Funders by amount, by year and by share pay the whole cost between them, and what no one has confirmed is the gap.
func TestMoneyAsPeopleHaveIt(t *testing.T) {
	for name, text := range map[string]string{"with shares of the rest": funded + sharing, "alone": funded} {
		p := projectWith(t, map[string]string{"data/areas/rival.toml": text})
		c := model.Prepare(p).Case(p.AreaBySlug["rival"])
		for year, cost := range c.Stream.Cost {
			sum, paid := 0.0, 200000.0
			for _, f := range c.Funders {
				sum += f.Years[year].Value
			}
			if c.Unfunded[year] != nil {
				sum += c.Unfunded[year].Value
			}
			if year == 0 {
				paid = 50000
			}
			if got := c.Funders[0].Years[year].Value; got != paid || sum != cost.Value || c.Gap[year].Value != cost.Value-paid {
				t.Errorf("%s: in year %d the ICB pays %v of %v, all pay %v, the gap is %v", name, year, got, cost.Value, sum, c.Gap[year].Value)
			}
		}
		if c.Confirmed.Value != 850000 || c.GapTotal.Value != c.Stream.Total.Value-850000 {
			t.Errorf("%s: confirmed %v, gap %v of %v", name, c.Confirmed.Value, c.GapTotal.Value, c.Stream.Total.Value)
		}
		if got := c.Funders[0].Share.Value; got != 850000/c.Stream.Total.Value {
			t.Errorf("%s: the ICB’s share is %v", name, got)
		}
		if !c.Is(model.TraitFunder) || c.Is(model.TraitFunded) {
			t.Errorf("%s: some money is confirmed, and not all", name)
		}
		if (len(c.Funders) > 1) != (c.UnfundedTotal == nil) {
			t.Errorf("%s: without a funder is %v", name, c.UnfundedTotal)
		}
		if len(c.Funders) > 1 {
			if got, want := c.Funders[1].Years[1].Value, figure.RoundTo((c.Stream.Cost[1].Value-200000)*0.75, 1); got != want {
				t.Errorf("the council pays %v, want %v", got, want)
			}
		}
	}
}
