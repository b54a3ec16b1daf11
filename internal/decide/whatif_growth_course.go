package decide

import (
	"math/big"
	"sort"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// perYear is how many months compound to a year's growth.
const perYear = 12

// course is how a number grows: after m months it is start · factor^(m/12). Roots
// are never taken: n is reached where start^12 · factor^m is n^12 or more, which
// whole numbers tell exactly.
type course struct {
	start    int64
	num, den *big.Int // of the factor by which a year multiplies
}

func newCourse(start int64, percent *big.Rat) course {
	factor := new(big.Rat).Add(big.NewRat(1, 1), new(big.Rat).Quo(percent, big.NewRat(100, 1)))
	return course{start, factor.Num(), factor.Denom()}
}

// reaches reports whether the number is n or more after some months.
func (c course) reaches(n int64, months int) bool {
	m := big.NewInt(int64(months))
	have := new(big.Int).Mul(power(c.start), new(big.Int).Exp(c.num, m, nil))
	want := new(big.Int).Mul(power(n), new(big.Int).Exp(c.den, m, nil))
	return have.Cmp(want) >= 0
}

func power(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(n), big.NewInt(perYear), nil) }

// number returns the whole part of the number after some months.
func (c course) number(months int) int64 {
	low, high := int64(0), int64(profile.Open) // it is low or more, and less than high
	for low+1 < high {
		if mid := low + (high-low)/2; c.reaches(mid, months) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// month returns the first month, counted from 1, at whose end the number is at or
// beyond at, seen from the start. It is within so many months.
func (c course) month(at int64, within int) int {
	return 1 + sort.Search(within-1, func(i int) bool {
		if at > c.start {
			return c.reaches(at, i+1)
		}
		return !c.reaches(at+1, i+1)
	})
}

// decimal writes a number without superfluous noughts: "40", "-12.5". It is exact
// for every number that was written with up to six decimals.
func decimal(r *big.Rat) string {
	s := r.FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
