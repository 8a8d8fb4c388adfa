/** Accounts, signing in, and the tokens that say who somebody is. */
@NullMarked
package cn.huimin.hotline.intake.account;

import org.jspecify.annotations.NullMarked;
