package figure

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// words are what figures say besides digits, as a file of data/language would have them.
var words = Forms{Group: ",", Decimal: ".", Say: func(id string, pairs ...any) string {
	text := map[string]string{"figure.about": "about {figure}", "figure.one_in": "1 in {figure}", "figure.none": "none", "number.0": "no", "number.7": "seven",
		"working.rounded_to": "{working}, to {step}", "working.whole_number": "whole numbers"}[id]
	for i := 0; i < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i].(string)+"}", fmt.Sprint(pairs[i+1]))
	}
	return text
}}

// Without a language a figure is digits, in whatever style.
func TestTextInDigits(t *testing.T) {
	for style, want := range map[Style]string{Exact: "26.7%", About: "0", OneIn: "27%", Words: "26.7%", Percent: "27%"} {
		if got := Given("x", "x", 0.2667, Share, "", "").Text(style); got != want {
			t.Errorf("Text(%q) = %q, want %q", style, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		value float64
		unit  Unit
		style Style
		want  string
	}{
		{8617, Babies, Exact, "8,617"},
		{8617, Babies, About, "about 8,600"},
		{775.5, Babies, Rounded, "780"},
		{99.5, Babies, Rounded, "100"},
		{7, Families, Words, "seven"},
		{11, Families, Words, "11"},
		{0, Families, Words, "no"},
		{602770, Pounds, Exact, "£602,770"},
		{602770, Pounds, Thousands, "£603,000"},
		{602500, Pounds, Thousands, "£603,000"},
		{499, Pounds, Thousands, "£500"},
		{77, Pounds, Thousands, "£77"},
		{0, Pounds, Thousands, "£0"},
		{0.003, Share, Percent, "0.3%"},
		{0, Share, Percent, "0%"},
		{-1200, Pounds, Exact, "−£1,200"},
		{4566.4393, Pence, Exact, "£4,566"},
		{45.664, Pence, Exact, "£45.66"},
		{4566.4393, Pence, About, "about £4,600"},
		{0.235, Share, Exact, "23.5%"},
		{0.2667, Share, Percent, "27%"},
		{0.2667, Share, OneIn, "1 in 4"},
		{0, Share, OneIn, "none"},
		{7.33, WTE, Exact, "7.33"},
		{4.3, WTE, Exact, "4.30"},
		{30.75, Number, Exact, "30.75"},
		{1e6, People, Exact, "1,000,000"},
		{-0.0000001, Share, Exact, "0.0%"},
	} {
		f := Given("x", "x", test.value, test.unit, "", "")
		if got := words.Text(f, test.style); got != test.want {
			t.Errorf("Text(%v %s, %q) = %q, want %q", test.value, test.unit, test.style, got, test.want)
		}
	}
}

func TestRoundTo(t *testing.T) {
	for _, test := range []struct{ value, step, want float64 }{
		{0.5, 1, 1}, {1.4999, 1, 1}, {2.5, 1, 3},
		{0.15 * 47950, 1, 7193}, // 7,192.5 but for the last bits of a float64
		{1.005, 0.01, 1.01},
		{-0.5, 1, 0},
		{0.125, 0.01, 0.13},
	} {
		if got := RoundTo(test.value, test.step); got != test.want {
			t.Errorf("RoundTo(%v, %v) = %v, want %v", test.value, test.step, got, test.want)
		}
	}
}

func TestWorkingNamesItsOperands(t *testing.T) {
	births := Given("births", "Live births", 3300, Babies, "2026", "example")
	rate := Given("rate", "Reference rate", 0.15, Share, "1999", "paper")
	need := Multiply(births, rate).Named("need", "Need", Babies)
	if got, want := words.Working(need), "Live births 3,300 × Reference rate 15.0%"; got != want {
		t.Errorf("Working() = %q, want %q", got, want)
	}
	rest := Subtract(Constant(1), rate)
	mix := Multiply(births, Add(rate, rest)).Named("mix", "Mix", Babies)
	if got, want := words.Working(mix), "Live births 3,300 × (Reference rate 15.0% + (1 − Reference rate 15.0%))"; got != want {
		t.Errorf("Working() = %q, want %q", got, want)
	}
}

func TestMethodFollowsTheWeakestOperand(t *testing.T) {
	counted := Given("a", "a", 1, Babies, "", "")
	assumed := Given("b", "b", 2, Babies, "", "")
	assumed.Method = Assumed
	if got := Add(counted, counted).Method; got != Counted {
		t.Errorf("a sum of counts is %s, want counted", got)
	}
	if got := Multiply(counted, counted).Method; got != Modelled {
		t.Errorf("a product of counts is %s, want modelled", got)
	}
	if got := Whole(Divide(counted, assumed)).Method; got != Assumed {
		t.Errorf("a result of an assumption is %s, want assumed", got)
	}
}

// FuzzText prints any number in any unit and style without exponent, NaN or panic.
func FuzzText(f *testing.F) {
	f.Add(3300.0, 0, 0)
	f.Add(-0.004, 5, 3)
	f.Fuzz(func(t *testing.T, value float64, unit, style int) {
		if math.IsNaN(value) || math.Abs(value) > 1e12 {
			t.Skip("outside what the model can reach")
		}
		styles := append([]Style{Exact}, Styles...)
		at := func(i, n int) int { return ((i % n) + n) % n }
		text := Given("x", "x", value, Units[at(unit, len(Units))], "", "").Text(styles[at(style, len(styles))])
		for _, bad := range []string{"e+", "e-", "NaN", "Inf"} {
			if text == "" || strings.Contains(text, bad) {
				t.Errorf("Text(%v) = %q", value, text)
			}
		}
	})
}
