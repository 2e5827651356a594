package figure

import (
	"math"
	"strconv"
	"strings"
)

// A Style is how a figure is to be printed in a sentence or a table.
type Style string

// The styles that a document may write after the bar in {{ need.reference | about }}.
const (
	Exact     Style = ""          // 8,617 · £602,770 · 15.0% · 7.33
	About     Style = "about"     // about 8,600
	Rounded   Style = "rounded"   // 8,600: two significant figures
	Thousands Style = "thousands" // £603,000: the nearest thousand pounds
	Percent   Style = "percent"   // 27%: whole percent
	Words     Style = "words"     // seven, up to ten; digits beyond
	OneIn     Style = "one_in"    // 1 in 4
)

// Styles lists the styles by name, without Exact, for checking what a document writes.
var Styles = []Style{About, Rounded, Thousands, Percent, Words, OneIn}

// mostInWords is the largest number that is written as a word.
const mostInWords = 10

// Suits reports whether a style makes sense for a unit, and if not, what to write instead.
func (s Style) Suits(u Unit) (ok bool, instead string) {
	switch s {
	case Thousands:
		return u == Pounds, "about or no style"
	case Percent, OneIn:
		return u == Share, "about or no style"
	case Words:
		return u != Share && u != Pounds && u != Pence, "no style"
	case About, Rounded:
		return u != Share, "percent or one_in"
	}
	return true, ""
}

// Forms are how a language writes figures.
type Forms struct {
	Group, Decimal string // between thousands, and before decimals
	// Say prints a message of the language by its id. Without it figures are digits only, and have no workings.
	Say func(id string, pairs ...any) string
}

// digits is how figures are written where no language is asked for.
var digits = Forms{Group: ",", Decimal: "."}

// Text prints the figure in digits, with British signs and no word of any language: a style that needs one is as the style
// nearest to it. This and [Forms.Text] are the only ways a figure becomes text, in every format.
func (f *Figure) Text(style Style) string { return digits.Text(f, style) }

// coarse is the sum below which thousands of pounds are too coarse.
const coarse = 20000

// Text prints a figure in a style.
func (w Forms) Text(f *Figure, style Style) string {
	if w.Decimal == "" {
		w.Group, w.Decimal = digits.Group, digits.Decimal
	}
	if w.Say == nil {
		style = style.inDigits()
	}
	switch style {
	case About:
		return w.Say("figure.about", "figure", w.Text(f, Rounded))
	case Rounded:
		return w.withSign(f.Unit, significant(f.Value, 2))
	case Thousands:
		// Where a thousand is too coarse, as beside a contingency of 5%, hundreds; and what is less than that is not nothing.
		switch size := math.Abs(f.Value); {
		case size < 1000:
			return w.withSign(f.Unit, significant(f.Value, 2))
		case size < coarse:
			return w.withSign(f.Unit, RoundTo(f.Value/100, 1)*100)
		}
		return w.withSign(f.Unit, RoundTo(f.Value/1000, 1)*1000)
	case Percent:
		if n := RoundTo(f.Value*100, 1); n != 0 {
			return w.group(n, 0) + "%"
		}
		return w.plain(RoundTo(f.Value*100, 0.1)) + "%"
	case OneIn:
		if f.Value <= 0 {
			return w.Say("figure.none")
		}
		return w.Say("figure.one_in", "figure", w.group(RoundTo(1/f.Value, 1), 0))
	case Words:
		if n := int(f.Value); f.Value == float64(n) && n >= 0 && n <= mostInWords {
			return w.Say("number." + strconv.Itoa(n))
		}
	}
	return w.exact(f)
}

// Between prints the ends of a range: "330 to 780".
func (w Forms) Between(low, high *Figure, style Style) string {
	if w.Say == nil {
		return w.Text(low, style) + "–" + w.Text(high, style)
	}
	return w.Say("figure.between", "low", w.Text(low, style), "high", w.Text(high, style))
}

// inDigits is the style nearest to one that needs no word.
func (s Style) inDigits() Style {
	switch s {
	case About:
		return Rounded
	case OneIn:
		return Percent
	case Words:
		return Exact
	}
	return s
}

// exact prints a figure as a table shows it.
func (w Forms) exact(f *Figure) string {
	switch f.Unit {
	case Pounds, Pence:
		return w.withSign(f.Unit, f.Value)
	case WTE:
		return w.group(RoundTo(f.Value, 0.01), 2)
	case Share:
		return w.group(RoundTo(f.Value*100, 0.1), 1) + "%"
	case Babies, People, Families:
		return w.group(RoundTo(f.Value, 1), 0)
	case Hours, Weeks, Years:
		return w.plain(RoundTo(f.Value, 0.1))
	case Rate:
		return w.group(RoundTo(f.Value, 0.1), 1)
	}
	return w.plain(f.Value)
}

// withSign prints an amount of money, or a plain count for other units. Pence stand only in a price below £100: what is worked
// out for a family is not known to the penny.
func (w Forms) withSign(u Unit, value float64) string {
	if u != Pounds && u != Pence {
		return w.plain(value)
	}
	places, step := 0, 1.0
	if u == Pence && value < 100 && value != math.Trunc(value) {
		places, step = 2, 0.01
	}
	if value < 0 {
		return "−£" + w.group(RoundTo(-value, step), places)
	}
	return "£" + w.group(RoundTo(value, step), places)
}

// plain prints a number with up to four decimals and no trailing zeros.
func (w Forms) plain(value float64) string {
	text := w.group(RoundTo(value, 0.0001), 4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), w.Decimal)
}

// group prints a number with so many decimals and its thousands parted.
func (w Forms) group(value float64, places int) string {
	digits := strconv.FormatFloat(math.Abs(value), 'f', places, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	var b strings.Builder
	if value < 0 && strings.Trim(digits, "0.") != "" {
		b.WriteString("−")
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(w.Group)
		}
		b.WriteRune(d)
	}
	if fraction != "" {
		b.WriteString(w.Decimal)
		b.WriteString(fraction)
	}
	return b.String()
}

// significant rounds to so many significant figures, half up; numbers with no more whole digits than that
// become whole numbers.
func significant(value float64, figures int) float64 {
	if value == 0 {
		return 0
	}
	magnitude := int(math.Floor(math.Log10(math.Abs(value)))) + 1
	step := math.Pow10(max(0, magnitude-figures))
	return math.Floor(value/step+0.5+1e-9) * step
}

// Plain prints the figure as a bare number for CSV: no signs or commas, as exact as Text prints it.
func (f *Figure) Plain() string {
	step := 0.0001
	switch f.Unit {
	case Pounds, Babies, People, Families:
		step = 1
	case WTE, Pence:
		step = 0.01
	}
	return strconv.FormatFloat(RoundTo(f.Value, step), 'f', -1, 64)
}
