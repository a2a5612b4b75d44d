/** The tokens of tokens.css as the component library takes them: quiet, no shadow, no motion, one accent. */
import type { ThemeConfig } from 'antd'

const colour = {
  paper: '#ffffff',
  wash: '#f7f5f2',
  wash2: '#eeebe6',
  line: '#e4e0da',
  edge: '#8b857c',
  ink: '#1d1b18',
  ink2: '#57524b',
  ink3: '#6e6860',
  accent: '#9a1b1f',
  accentDown: '#7d1418',
}

/** Large text: everything that is set in pixels grows alike. */
const larger = 1.35

export function themeOf(large: boolean): ThemeConfig {
  const px = (size: number) => Math.round(size * (large ? larger : 1))
  return {
    hashed: false,
    cssVar: { key: 'desk' },
    token: {
      fontFamily: 'var(--font)',
      fontFamilyCode: 'var(--mono)',
      fontSize: px(16),
      fontSizeSM: px(14),
      fontSizeLG: px(16),
      controlHeight: px(36),
      controlHeightSM: px(28),
      controlHeightLG: px(48),
      lineHeight: 1.5,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 4,
      // What is chosen is ink; the accent belongs to the page's first act alone.
      colorPrimary: colour.ink,
      colorPrimaryHover: colour.ink2,
      colorInfo: colour.ink,
      colorLink: colour.ink,
      colorLinkHover: colour.ink,
      colorSuccess: colour.ink,
      colorWarning: colour.ink,
      colorError: colour.accent,
      colorText: colour.ink,
      colorTextSecondary: colour.ink2,
      colorTextTertiary: colour.ink3,
      // The library's own grey of hints and of what cannot be pressed is 2.0 and 2.5 on white.
      colorTextQuaternary: colour.ink3,
      colorTextPlaceholder: colour.ink3,
      colorTextDisabled: colour.ink3,
      colorTextDescription: colour.ink3,
      colorIcon: colour.ink3,
      colorBorder: colour.edge,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorBgLayout: colour.paper,
      colorBgContainerDisabled: colour.wash,
      colorFillAlter: colour.wash,
      controlItemBgHover: colour.wash,
      controlItemBgActive: colour.wash2,
      controlItemBgActiveHover: colour.wash2,
      colorBgMask: 'rgb(29 27 24 / 45%)',
      boxShadow: `0 0 0 1px ${colour.edge}`,
      boxShadowSecondary: `0 0 0 1px ${colour.edge}`,
      boxShadowTertiary: 'none',
      controlOutline: 'transparent',
      controlOutlineWidth: 0,
      motion: false,
    },
    components: {
      Button: {
        colorPrimary: colour.accent,
        colorPrimaryHover: colour.accentDown,
        colorPrimaryActive: colour.accentDown,
        fontWeight: 400,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        defaultHoverBg: colour.wash,
        defaultHoverColor: colour.ink,
        defaultHoverBorderColor: colour.edge,
        defaultActiveColor: colour.ink,
        defaultActiveBorderColor: colour.ink,
      },
      Input: { activeBorderColor: colour.ink, hoverBorderColor: colour.ink2, activeShadow: 'none' },
      Select: { optionSelectedBg: colour.wash2, optionActiveBg: colour.wash },
      Modal: { titleFontSize: px(20) },
    },
  }
}
