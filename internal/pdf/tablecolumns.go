package pdf

// fit gives the columns their widths, or reports that their longest words do not fit side by side.
func (s *tableLayout) fit(l *layout, width float64) bool {
	least, most := s.minWidths(l)
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	if sum > width {
		return false
	}
	// Words alone make no column: one of text that can have room for a few words gets it.
	const few = 76.0
	for i := range least {
		more := min(most[i], few) - least[i]
		if more > 0 && sum+more <= width*0.97 {
			least[i] += more
			sum += more
		} else if more > few/3 {
			s.tight = true
		}
	}
	s.widths = least
	s.share(l, most, width, width-sum)
	return true
}

// shrink gives columns that do not fit what there is, in proportion: their words are cut.
func (s *tableLayout) shrink(l *layout, width float64) {
	s.pad = 2
	least, _ := s.minWidths(l)
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	for i := range least {
		// A column keeps room for a letter; what that takes, the wide ones give.
		least[i] = min(least[i], max(width/float64(len(least)), least[i]*width/sum))
	}
	sum = 0
	for _, w := range least {
		sum += w
	}
	for i := range least {
		least[i] *= width / sum
	}
	s.widths = least
}

// needs measures each column: its longest word, and its longest text on one line.
func (s *tableLayout) minWidths(l *layout) (least, most []float64) {
	least, most = make([]float64, len(s.head.cells)), make([]float64, len(s.head.cells))
	measure := func(r tableRow) {
		for i := range r.cells {
			c := &r.cells[i]
			if c.span {
				continue
			}
			for _, words := range c.split(l) {
				word, all := widest(words)
				if c.fixed {
					word = all
				}
				extra := 2 * s.pad
				if c.list {
					extra += s.indent()
				}
				least[i] = max(least[i], word+extra)
				most[i] = max(most[i], all+extra)
			}
		}
	}
	measure(s.head)
	for _, r := range s.rows {
		measure(r)
	}
	for i := range least {
		least[i] = max(least[i], 2*s.pad+4)
		most[i] = max(most[i], least[i])
	}
	return least, most
}

// indent is how far the items of a list in a cell are set in.
func (s *tableLayout) indent() float64 { return s.size * 0.9 }

// share gives columns the spare width, a little at a time, each to the column that gains most height by it. When all
// text is on one line the rest goes to columns of words by their weight, unless the table is a small one: then it
// stays as narrow as its content, for the eye to follow a row.
func (s *tableLayout) share(l *layout, most []float64, width, spare float64) {
	texts := s.texts(l)
	step := max(spare/48, 1)
	for spare > step {
		best, saved := -1, 0.0
		for i := range s.widths {
			if by := s.gain(texts, i, step); s.widths[i] < most[i] && by > saved {
				best, saved = i, by
			}
		}
		if best < 0 {
			break
		}
		s.widths[best] += step
		spare -= step
	}
	const air, small = 14.0, 0.66
	n := float64(len(s.widths))
	if width-spare+air*n < width*small {
		for i := range s.widths {
			s.widths[i] += air
		}
		return
	}
	weight := 0.0
	for _, w := range s.weights {
		weight += w
	}
	for i := range s.widths {
		if weight > 0 {
			s.widths[i] += spare * s.weights[i] / weight
		} else {
			s.widths[i] += spare / n
		}
	}
}

// texts measures the text of every cell, as it would be on one line.
func (s *tableLayout) texts(l *layout) [][]float64 {
	var all [][]float64
	for _, r := range append([]tableRow{s.head}, s.rows...) {
		var lengths []float64
		for i := range r.cells {
			c := &r.cells[i]
			sum := 0.0
			for _, words := range c.split(l) {
				_, most := widest(words)
				sum += most
			}
			if !c.span {
				lengths = append(lengths, sum)
			}
		}
		all = append(all, lengths)
	}
	return all
}

// gain is how much a column gains when it gets wider by a step. The height of a row is that of its highest cell;
// the third power of all heights is nearly that, and lets columns that are equally high grow in turn.
func (s *tableLayout) gain(texts [][]float64, column int, step float64) float64 {
	sum := 0.0
	width := s.widths[column] - 2*s.pad
	for _, row := range texts {
		if column < len(row) {
			before, after := max(1, row[column]/width), max(1, row[column]/(width+step))
			sum += before*before*before - after*after*after
		}
	}
	return sum
}

// width is the table's.
func (s *tableLayout) width() float64 {
	sum := 0.0
	for _, w := range s.widths {
		sum += w
	}
	return sum
}
