package cn.huimin.hotline.console.cases;

/**
 * Who wrote the last report of a case.
 *
 * @param account account
 * @param head whether as a head, so that the head above signs it off (DOMAIN §3)
 */
public record Author(String account, boolean head) {}
