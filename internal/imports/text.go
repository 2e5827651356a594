package imports

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Limits on what a file may hold. The largest that publishers hand out are far below them.
const (
	mostBytes   = 512 << 20
	mostRows    = 3_000_000
	mostColumns = 2_000
)

// Open reads a file of a publisher into tables: every sheet of a workbook, or the one table of a CSV file.
func Open(name string, data []byte) ([]*Table, error) {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if len(data) > mostBytes {
		return nil, fmt.Errorf("%s: the file is larger than %d MB", base, mostBytes>>20)
	}
	switch head := bytes.TrimSpace(data[:min(len(data), 512)]); {
	case len(head) == 0:
		return nil, fmt.Errorf("%s: the file is empty", base)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return workbook(base, data)
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return nil, fmt.Errorf("%s: a workbook of the old kind (.xls), or one with a password; save it as .xlsx or CSV", base)
	case bytes.HasPrefix(head, []byte("%PDF")):
		return nil, fmt.Errorf("%s: this is a PDF; take the table as .xlsx or CSV from its publisher", base)
	case bytes.HasPrefix(head, []byte("<")):
		return nil, fmt.Errorf("%s: this is a web page or XML, not a table; the download may have failed, or the address is of the page that leads to it", base)
	case bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[{")):
		return nil, fmt.Errorf("%s: this is JSON; take the table as CSV", base)
	}
	text, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", base, err)
	}
	rows, err := rowsOf(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", base, err)
	}
	return []*Table{{File: base, Rows: rows}}, nil
}

// decode turns a file's bytes into text. What is not UTF-8 is read as UTF-16 where its mark says so, otherwise as
// Windows-1252, in which Excel on Windows saves CSV files.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return string(text), err
	case bytes.IndexByte(data, 0) >= 0:
		return "", errors.New("the file holds zero bytes, so it is no text; save it as CSV in UTF-8")
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if utf8.Valid(data) {
		return string(data), nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(text), err
}

// rowsOf reads CSV. The separator is that of a comma, semicolon or tab that most of the first lines use.
func rowsOf(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true // notes above a table quote words in passing
	r.ReuseRecord = false
	var rows [][]string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("line %d cannot be read as CSV: %w", len(rows)+1, err)
		}
		if len(rows) == mostRows || len(row) > mostColumns {
			return nil, fmt.Errorf("the table is larger than %d rows or %d columns", mostRows, mostColumns)
		}
		rows = append(rows, row)
	}
}

func separator(text string) rune {
	const lines = 60
	best, most := ',', 0
	for _, candidate := range []rune{',', ';', '\t'} {
		count := 0
		for i, line := range strings.SplitN(text, "\n", lines+1) {
			if i == lines {
				break
			}
			count += strings.Count(line, string(candidate))
		}
		if count > most {
			best, most = candidate, count
		}
	}
	return best
}

// workbook reads the sheets of a workbook as a stream of rows. A formula counts as the result that was saved with it.
func workbook(base string, data []byte) (tables []*Table, err error) {
	defer func() {
		// The library panics on some broken workbooks.
		if fault := recover(); fault != nil {
			tables, err = nil, fmt.Errorf("%s: the workbook is broken; open it in a spreadsheet and save it again", base)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 4 * mostBytes, UnzipXMLSizeLimit: 64 << 20, RawCellValue: true})
	if err != nil {
		return nil, fmt.Errorf("%s: the workbook cannot be opened: %w; open it in a spreadsheet and save it again", base, err)
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	for _, sheet := range book.GetSheetList() {
		rows, err := sheetRows(book, sheet)
		if err != nil {
			return nil, fmt.Errorf("%s, sheet %s: %w", base, sheet, err)
		}
		tables = append(tables, &Table{File: base, Sheet: sheet, Rows: rows})
	}
	return tables, nil
}

func sheetRows(book *excelize.File, sheet string) ([][]string, error) {
	stream, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for stream.Next() {
		row, err := stream.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, errors.Join(err, stream.Close())
		}
		if len(rows) == mostRows || len(row) > mostColumns {
			return nil, errors.Join(fmt.Errorf("the sheet is larger than %d rows or %d columns", mostRows, mostColumns), stream.Close())
		}
		rows = append(rows, row)
	}
	return rows, errors.Join(stream.Error(), stream.Close())
}
