export { type ListedPasskey, PasskeyList, type PasskeyListProps, type PasskeyWords } from './account/PasskeyList.tsx';
export { RecoveryCodes, type RecoveryCodesProps, type RecoveryWords } from './account/RecoveryCodes.tsx';
export { type ListedSession, SessionRows, type SessionRowsProps, type SessionWords } from './account/SessionRows.tsx';
export { StrengthMeter, type StrengthMeterProps, type StrengthWords } from './account/StrengthMeter.tsx';
export { TotpForm, type TotpFormProps, type TotpWords } from './account/TotpForm.tsx';
export { AppFrame, type AppFrameProps, type NavItem, SchemeSwitch } from './components/AppFrame.tsx';
export { ConfirmButton, type ConfirmButtonProps } from './components/ConfirmButton.tsx';
export { Countdown, type CountdownProps } from './components/Countdown.tsx';
export { type Column, DataTable, type DataTableProps } from './components/DataTable.tsx';
export { FigureCard, type FigureCardProps } from './components/FigureCard.tsx';
export {
  AllergenBadges,
  type AllergenBadgesProps,
  type Diet,
  DietMark,
  type DietMarkProps,
  SpiceLevel,
  type SpiceLevelProps,
} from './components/food-marks.tsx';
export { Alone, Brand, Person } from './components/frame-parts.tsx';
export { Keypad, type KeypadProps } from './components/Keypad.tsx';
export { LoadingShape, type LoadingShapeProps } from './components/LoadingShape.tsx';
export { MoneyText, type MoneyTextProps } from './components/MoneyText.tsx';
export { Notice, type NoticeProps } from './components/Notice.tsx';
export { PageHeader, type PageHeaderProps } from './components/PageHeader.tsx';
export { QrCode, type QrCodeProps } from './components/QrCode.tsx';
export { QuantityStepper, type QuantityStepperProps } from './components/QuantityStepper.tsx';
export { SecondStepForm, type SecondStepFormProps } from './components/SecondStepForm.tsx';
export { ShowMore, type ShowMoreProps } from './components/ShowMore.tsx';
export { SignInForm, type SignInFormProps } from './components/SignInForm.tsx';
export {
  EmptyState,
  type EmptyStateProps,
  ErrorState,
  type ErrorStateProps,
} from './components/states.tsx';
export {
  type AgeBand,
  AgeMark,
  type AgeMarkProps,
  ageBand,
  LivePill,
  type LivePillProps,
  type LiveWords,
  StatusPill,
  type StatusPillProps,
} from './components/status.tsx';
export { TokenBadge, type TokenBadgeProps } from './components/TokenBadge.tsx';
export { type TokenFace, tokenAnimals, tokenColours, tokenFace } from './components/token-face.ts';
export { comesFirst, loadArt as loadPictures } from './food/art.ts';
export {
  type Base,
  bases,
  type DishPicture,
  type Garnish,
  garnishes,
  type Side,
  sides,
  type Vessel,
  vessels,
} from './food/dish-picture.ts';
export { FoodPicture, type FoodPictureProps } from './food/FoodPicture.tsx';
export { formatMoney, formatQuantity, type QuantityUnit } from './format/money.ts';
export { scaled, unscaled } from './format/scaled.ts';
export { formatAge, formatDay, formatShortDay, formatTime, sayDuration, sayTime } from './format/time.ts';
export { type Density, theme } from './theme/theme.ts';
export {
  cssVar,
  type Family,
  families,
  type Scheme,
  type Token,
  type Tone,
  tokens,
  toneFamily,
} from './theme/tokens.ts';
export { UiProvider, type UiProviderProps } from './theme/UiProvider.tsx';
