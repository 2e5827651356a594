package pdf

// fit gives the columns their widths, or reports that their longest words do not fit side by side.
func (s *sheet) fit(l *layout, width float64) bool {
	least, most := s.needs(l)
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	if sum > width {
		return false
	}
	s.widths = least
	s.share(most, width-sum)
	return true
}

// squeeze gives columns that do not fit what there is, in proportion: their words are cut.
func (s *sheet) squeeze(l *layout, width float64) {
	s.pad = 2
	least, _ := s.needs(l)
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
func (s *sheet) needs(l *layout) (least, most []float64) {
	least, most = make([]float64, len(s.head.cells)), make([]float64, len(s.head.cells))
	measure := func(r tableRow) {
		for i, c := range r.cells {
			if c.span {
				continue
			}
			for _, p := range c.paragraphs {
				word, all := widest(l.words(p))
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
func (s *sheet) indent() float64 { return s.size * 0.9 }

// share gives columns the spare width: first towards their longest text, so that few lines break; then, where all text
// is on one line, to columns of words by their weight.
func (s *sheet) share(most []float64, spare float64) {
	n := len(s.widths)
	wants := make([]float64, n)
	total := 0.0
	for i := range wants {
		// A column of long text does not take all from one of shorter text.
		wants[i] = min(most[i]-s.widths[i], 300)
		total += wants[i]
	}
	if total > 0 {
		given := min(1, spare/total)
		for i := range wants {
			s.widths[i] += wants[i] * given
		}
		spare -= total * given
	}
	weight := 0.0
	for _, w := range s.weights {
		weight += w
	}
	for i := range s.widths {
		if weight > 0 {
			s.widths[i] += spare * s.weights[i] / weight
		} else {
			s.widths[i] += spare / float64(n)
		}
	}
}
