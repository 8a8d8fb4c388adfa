/**
 * The clocks of a case (DOMAIN §5) in plain Java: which limits hold, when they run out, and which
 * card, reminder or note is due by then.
 */
@NullMarked
package cn.huimin.hotline.sla.deadline;

import org.jspecify.annotations.NullMarked;
