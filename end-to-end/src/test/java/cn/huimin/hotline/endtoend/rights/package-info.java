/**
 * Who may do what, as data: {@code docs/rights.csv} and the checks that hold it against the house.
 */
@NullMarked
package cn.huimin.hotline.endtoend.rights;

import org.jspecify.annotations.NullMarked;
