package report

// labels writes the names of the axes and of their stops.
func (d *drawing) labels(s drawingSheet, c *chart) {
	d.put(`<text class="strong end" x="%d" y="%d">%s</text>`+"\n", s.left-10, s.top-10, sentence(c.Y.Label)+c.pick(" ↑", " ↓"))
	for i := range c.cells {
		d.put(`<text class="end" x="%d" y="%d">%s</text>`+"\n", s.left-10, s.top+rowStep*i+rowStep/2+5, c.stopOf(i).Says)
	}
	bottom := s.top + rowStep*len(c.cells)
	for k, stop := range c.X.Stops {
		middle := s.left + s.cell*k + s.cell/2
		if s.slant {
			d.put(`<text class="end" transform="translate(%d %d) rotate(-35)">%s</text>`+"\n", middle+6, bottom+16, stop.Says)
			continue
		}
		for n, line := range wrap(stop.Says, wideCell/8) {
			d.put(`<text class="mid" x="%d" y="%d">%s</text>`+"\n", middle, bottom+lineStep*(n+1), line)
		}
	}
	d.put(`<text class="strong" x="%d" y="%d">%s</text>`+"\n", s.left, bottom+s.below+lineStep+6, sentence(c.X.Label)+" →")
}

// cell draws one cell, with its own words for a pointer that rests on it.
func (d *drawing) cell(s drawingSheet, c *chart, row, column int) {
	place := c.cells[row][column]
	x, y := s.left+s.cell*column, s.top+rowStep*row
	d.put("<g><title>%s</title>", c.X.Stops[column].Says+", "+c.stopOf(row).Says+": "+c.titles[place])
	d.swatch(x, y, s.cell, rowStep, place)
	d.put("</g>\n")
}

// swatch is a rectangle with the colour, the hatch and the letter of an outcome.
func (d *drawing) swatch(x, y, width, height, place int) {
	d.put(`<rect class="grid c%d" x="%d" y="%d" width="%d" height="%d"/>`, place%tints, x, y, width, height)
	if place%tints > 0 {
		d.put(`<rect fill="url(#h%d)" x="%d" y="%d" width="%d" height="%d"/>`, place%tints, x, y, width, height)
	}
	d.put(`<text class="ink" x="%d" y="%d">%s</text>`, x+width/2, y+height/2+5, letter(place))
}

// ring marks the cell where the company is.
func (d *drawing) ring(s drawingSheet, c *chart) {
	if row, column := c.here(); row >= 0 {
		d.put(`<rect class="ring" x="%d" y="%d" width="%d" height="%d"/>`+"\n", s.left+s.cell*column+2, s.top+rowStep*row+2, s.cell-4, rowStep-4)
	}
}

// key explains letters and ring.
func (d *drawing) key(s drawingSheet, c *chart) {
	y := s.height - pad - 24*(len(c.titles)+1)
	for i, title := range c.titles {
		d.swatch(pad, y, 30, 20, i)
		d.put(`<text x="%d" y="%d">%s</text>`+"\n", pad+40, y+15, title+between+c.share(i))
		y += 24
	}
	says := "now: " + c.stand()
	if row, _ := c.here(); row >= 0 {
		d.put(`<rect class="ring away" x="%d" y="%d" width="26" height="16"/>`, pad+2, y+2)
		says = "you are here: " + c.stand()
	}
	d.put(`<text x="%d" y="%d">%s</text>`+"\n", pad+40, y+15, says)
}
