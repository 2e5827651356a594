package chart

// stacks draws a bar for each series, its parts side by side with a gap, and below it what each part is. Parts carry
// numbers, so that no one needs to tell colours apart.
func (b *builder) stacks() {
	var order []string
	parts := map[string][]Mark{}
	names := map[string]int{}
	most := 0.0
	for _, m := range b.chart.Marks {
		if m.Value == nil {
			continue
		}
		if _, known := parts[m.Series]; !known {
			order = append(order, m.Series)
		}
		if _, known := names[m.Label]; !known {
			names[m.Label] = len(names) + 1
		}
		parts[m.Series] = append(parts[m.Series], m)
		most = max(most, total(parts[m.Series]))
	}
	if most <= 0 {
		most = 1
	}
	for _, series := range order {
		b.stack(series, parts[series], names, most)
	}
}

func total(parts []Mark) float64 {
	sum := 0.0
	for _, m := range parts {
		sum += max(0, m.Value.Value)
	}
	return sum
}

// partInks are the inks of parts, in turn: neighbours differ in brightness too.
var partInks = []Ink{Mark1, Mark2, Mark3}

func (b *builder) stack(series string, parts []Mark, names map[string]int, most float64) {
	const gap = 2.0
	if series != "" {
		b.y = b.paragraph(0, b.y, b.picture.Width, series, true, Text) + 1
	}
	x, height := 0.0, b.line*1.25
	room := b.picture.Width - gap*float64(len(parts)-1)
	for _, m := range parts {
		width := room * max(0, m.Value.Value) / most
		number := names[m.Label]
		b.rect(x, b.y, width, height, partInks[(number-1)%len(partInks)])
		if text := itoa(number); width > measure(text, b.size, true)+4 {
			b.text(x+width/2, b.y+height*0.5+b.size*0.36, text, true, Middle, OnMark)
		}
		x += width + gap
	}
	b.y += height + 4
	b.key(parts, names)
	b.y += b.size * 0.8
}

// key says what the parts of a bar are, in as few lines as they fit.
func (b *builder) key(parts []Mark, names map[string]int) {
	x := 0.0
	square := b.size * 1.15
	for _, m := range parts {
		number := names[m.Label]
		said := m.Text
		if said == "" {
			said = b.chart.text(m.Value, b.chart.Style)
		}
		text := m.Label + " " + said
		width := square + 5 + measure(text, b.size, false)
		if x > 0 && x+width > b.picture.Width {
			x = 0
			b.y += b.line * 1.1
		}
		b.rect(x, b.y, square, square, partInks[(number-1)%len(partInks)])
		b.text(x+square/2, b.y+square*0.5+b.size*0.36, itoa(number), true, Middle, OnMark)
		end := b.paragraph(x+square+5, b.y-b.line*0.06, b.picture.Width-x-square-5, text, false, Text)
		b.y = max(b.y, end-b.line)
		x += width + b.size*1.2
	}
	b.y += b.line * 1.1
}

func itoa(n int) string {
	if n >= 10 {
		return itoa(n/10) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}
