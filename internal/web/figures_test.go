package web

import (
	"math"
	"math/rand/v2"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// Figures are printed twice: by the program, and by the script of a page that works them out again. Both print the same, for every
// unit and style, whatever the value.
func TestFiguresArePrintedAlike(t *testing.T) {
	t.Parallel()
	values := []float64{
		0, 1, 9, 10, 11, 49, 50, 99, 99.5, 100, 101, 499, 500, 501, 999, 1000, 9949, 9950, 9999, 9999.5, 10000, 99999, 999999, 1e6, 123456789,
		0.005, 0.0049, 0.01, 0.0949, 0.095, 0.1, 0.15, 0.235, 0.2349, 0.235001, 0.4999, 0.5, 0.995, 0.9995, 1.005, 1.045, 2.675, 7.33, 12.345,
		4566.4393, 9999.994, 9999.995, 10000.4, 602499, 602500, 0.00005, 0.00004999, -0.0000001, -0.5, -1, -1200, -9999.99, 1. / 3, 2. / 3,
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		v := math.Exp(r.Float64()*30 - 8)
		values = append(values, v, figure.RoundTo(v, 0.01), math.Round(v)+0.5)
	}
	styles := []figure.Style{figure.Exact, figure.About, figure.Rounded, figure.Thousands, figure.Percent}
	var got [][][]string // by value, unit and style
	newScript(t, "figures.js").call(`function (values, units, styles) {
		return values.map(function (v) { return units.map(function (u) { return styles.map(function (s) { return figures.text(v, u, s); }); }); });
	}`, &got, values, figure.Units, styles)
	l := own(t).Language(language.Base)
	wrong := 0
	for i, value := range values {
		for j, unit := range figure.Units {
			for k, style := range styles {
				want := l.Figure(figure.Constant(value).WithUnit(unit), style)
				if got[i][j][k] != want {
					if wrong++; wrong <= 10 {
						t.Errorf("%v %s in the style %q: the script prints %q, the program %q", value, unit, style, got[i][j][k], want)
					}
				}
			}
		}
	}
}
