package cn.huimin.hotline.sla.warning;

/** Level of an early warning, the mildest first (DOMAIN §6). */
public enum WarningLevel {
  YELLOW,
  ORANGE,
  RED
}
