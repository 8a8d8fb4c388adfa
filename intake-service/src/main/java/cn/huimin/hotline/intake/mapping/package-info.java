/**
 * Names and words of other systems as data: which field of a work order a column or property is,
 * and what its words and times mean.
 */
@NullMarked
package cn.huimin.hotline.intake.mapping;

import org.jspecify.annotations.NullMarked;
