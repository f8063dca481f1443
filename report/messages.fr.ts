/** French texts of the public page. Short sentences and common words, as in the English ones. */
import type { Texts } from './layout.ts';

export const fr: Partial<Texts> = {
  dir: 'ltr',
  'language.name': 'Français',
  'language.choose': 'Langue',

  'tab.title': 'Notes',
  leave: 'Quitter',
  'leave.hint': 'Quitte cette page tout de suite.',
  'leave.key': 'Ou appuyez trois fois sur Échap.',

  'form.title': 'Dites ce que vous avez vu',
  'form.intro':
    'Vous ne donnez pas votre nom. Écrivez dans n’importe quelle langue. Laissez vide ce que vous ne savez pas.',
  'form.return': 'J’ai un code',
  'form.danger': 'Un enfant est-il en danger maintenant ?',
  'form.danger.yes': 'Oui',
  'form.danger.no': 'Non',
  'form.danger.think': 'Je crois',
  'form.text': 'Qu’avez-vous vu ou entendu ?',
  'form.text.hint': 'Qui ? Combien d’enfants ? Quand ? Quelques mots suffisent.',
  'form.where': 'Où ?',
  'form.area': 'Région ou quartier',
  'form.area.unknown': 'Je ne sais pas',
  'form.place': 'Près de quoi ?',
  'form.place.hint': 'Un magasin, un arrêt de bus, une route',
  'form.involved': 'La police, un bureau ou ce service pourraient-ils y être mêlés ?',
  'form.involved.hint': 'Votre réponse décide qui lira ceci.',
  'form.involved.yes': 'Oui',
  'form.involved.no': 'Non',
  'form.involved.not-sure': 'Pas sûr',
  'form.involved.which': 'Lequel ?',
  'form.involved.police': 'La police',
  'form.involved.office': 'Un bureau',
  'form.involved.this-service': 'Ce service',
  'form.send': 'Envoyer en sécurité',
  'form.send.plain': 'Envoyer',
  'form.locked': 'Tout est verrouillé sur cet appareil avant l’envoi.',
  'form.open':
    'Les scripts sont désactivés, donc rien ne peut être verrouillé sur cet appareil. Quand vous envoyez, notre ordinateur voit vos mots un instant. Il les verrouille aussitôt et ne garde rien d’autre. Pour les verrouiller ici, activez JavaScript.',
  'form.closed':
    'Cette page ne peut pas encore recevoir de signalements. Revenez plus tard, ou parlez à une personne de confiance.',

  'safe.title': 'Comment est-ce protégé ?',
  'safe.locked':
    'Vos mots et le lieu sont verrouillés sur cet appareil. Seules les personnes qui répondent peuvent les ouvrir. Notre ordinateur ne le peut pas.',
  'safe.open':
    'Non verrouillés : la région, la langue et vos réponses sur le danger et sur la police, les bureaux et ce service. Ils décident qui lit vos mots, et à quelle vitesse.',
  'safe.kept':
    'Nous ne gardons ni votre numéro, ni votre adresse internet, ni votre appareil, ni l’heure exacte.',
  'safe.device':
    'Rien ne reste sur cet appareil, mais la liste des pages visitées peut montrer « Notes ». Une fenêtre privée n’y laisse rien. Ceux qui gèrent votre réseau peuvent voir que vous avez ouvert ce site, pas ce que vous avez écrit.',

  'state.loading': 'Un instant. Le verrou se charge encore.',
  'state.locking': 'Vos mots sont verrouillés sur cet appareil…',
  'state.sending': 'Envoi…',
  'state.opening': 'Ouverture…',

  'problem.empty': 'Écrivez d’abord quelques mots.',
  'problem.long':
    'C’est trop long pour un seul envoi : {over} lettres de trop. Envoyez la première partie ; ajoutez ensuite le reste avec votre code.',
  'problem.place': 'Le lieu est trop long. Raccourcissez-le.',
  'problem.network':
    'Pas envoyé : il n’y a pas de connexion. Tout ce que vous avez écrit est encore ici. Réessayez dans un moment.',
  'problem.server':
    'Pas envoyé : quelque chose ne marche pas chez nous. Tout ce que vous avez écrit est encore ici. Réessayez dans un moment.',
  'problem.refused':
    'Pas envoyé : une partie n’a pas pu être prise. Tout ce que vous avez écrit est encore ici. Enlevez les signes inhabituels et réessayez.',
  'problem.nobody-else':
    'Aucun autre bureau ne peut lire ceci. Si vous l’envoyez, le bureau dont vous vous méfiez pourrait le lire. Pour l’envoyer quand même, appuyez encore une fois sur le bouton.',
  'problem.page':
    'Il n’y a pas de connexion. Tout ce que vous avez écrit est encore ici. Réessayez dans un moment.',
  again: 'Réessayer',

  'plain.title': 'Impossible de verrouiller ici',
  'plain.text':
    'Cet appareil ne peut pas charger le verrou, ou il est trop ancien. Tout ce que vous avez écrit est encore ici. Vous pouvez réessayer. Ou envoyer sans le verrou : notre ordinateur voit alors vos mots un instant, les verrouille aussitôt et ne garde rien d’autre.',
  'plain.send': 'Envoyer sans le verrou',
  'plain.read.title': 'Impossible d’ouvrir ici',
  'plain.read.text':
    'Cet appareil ne peut pas charger le verrou, ou il est trop ancien. Vous pouvez réessayer. Ou notre ordinateur peut ouvrir la réponse pour vous : il voit alors votre code et les mots un instant, et ne garde ni l’un ni l’autre.',
  'plain.read': 'Lire sans le verrou',

  'receipt.title': 'Votre signalement est arrivé',
  'receipt.text':
    'Voici votre code. Avec lui, vous pouvez lire notre réponse et écrire encore. Personne ne pourra vous le redonner.',
  'receipt.code': 'Votre code',
  'receipt.how':
    'Notez-le ou apprenez-le. Gardez-le là où personne ne regarde, et n’écrivez pas à quoi il sert.',
  'receipt.hear': 'Écouter',
  'receipt.quiet': 'Arrêter',
  'receipt.kept': 'Je l’ai gardé',
  'receipt.again':
    'Cette page a été ouverte à nouveau. Votre signalement est arrivé ; ceci est toujours votre code.',
  'receipt.lost':
    'Votre dernier signalement n’a pas été envoyé, et rien n’en a été gardé. Veuillez l’écrire à nouveau.',

  'done.title': 'C’est fait',
  'done.text':
    'Votre code n’est plus sur cet appareil. Revenez quand vous voulez : ouvrez cette page et appuyez sur « J’ai un code ».',
  'done.leave': 'Quitter cette page',

  'answer.title': 'Lire la réponse',
  'answer.code': 'Votre code',
  'answer.code.hint': '18 lettres et chiffres. Les espaces et les petites lettres ne comptent pas.',
  'answer.read': 'Lire la réponse',
  'answer.back': 'Écrire un nouveau signalement',
  'answer.open':
    'Les scripts sont désactivés, donc notre ordinateur ouvre la réponse pour vous. Il voit votre code et les mots un instant et ne garde ni l’un ni l’autre.',
  'answer.length': 'Un code a 18 lettres et chiffres ; il y en a {count} ici. Vérifiez-le.',
  'answer.symbol': 'Un code n’a jamais la lettre U, ni de signes comme # ou +. Vérifiez-le.',
  'answer.check': 'Une lettre ou un chiffre n’est pas juste. Vérifiez encore une fois le code.',
  'answer.unknown':
    'Nous n’avons pas de signalement avec ce code. Il a été effacé, ou ce code vient d’ailleurs.',
  'answer.network': 'Il n’y a pas de connexion. Votre code est encore ici. Réessayez dans un moment.',
  'answer.server':
    'Quelque chose ne marche pas chez nous. Votre code est encore ici. Réessayez dans un moment.',

  'talk.title': 'Votre signalement',
  'talk.waiting': 'Il est arrivé. Personne n’a encore répondu.',
  'talk.read': 'Il a été lu. Il n’y a pas encore de réponse.',
  'talk.answered': 'Il y a une réponse.',
  'talk.you': 'Vous avez écrit',
  'talk.us': 'Réponse',
  'talk.unreadable': 'Cette partie ne s’ouvre pas avec votre code.',
  'talk.more': 'Écrire encore',
  'talk.more.hint': 'Du nouveau ? Un oubli ? Est-ce que ça empire ?',
  'talk.send': 'Envoyer en sécurité',
  'talk.sent': 'Vos mots sont arrivés.',
  'talk.ended': 'Ce signalement est terminé et ne reçoit plus de mots. Veuillez en écrire un nouveau.',

  'say.0': 'zéro',
  'say.1': 'un',
  'say.2': 'deux',
  'say.3': 'trois',
  'say.4': 'quatre',
  'say.5': 'cinq',
  'say.6': 'six',
  'say.7': 'sept',
  'say.8': 'huit',
  'say.9': 'neuf',
  'say.A': 'Arbre',
  'say.B': 'Banane',
  'say.C': 'Chat',
  'say.D': 'Danse',
  'say.E': 'Eau',
  'say.F': 'Fleur',
  'say.G': 'Gâteau',
  'say.H': 'Hôtel',
  'say.J': 'Jardin',
  'say.K': 'Kilo',
  'say.M': 'Maison',
  'say.N': 'Nuit',
  'say.P': 'Pain',
  'say.Q': 'Quatorze',
  'say.R': 'Route',
  'say.S': 'Soleil',
  'say.T': 'Table',
  'say.V': 'Vélo',
  'say.W': 'Wagon',
  'say.X': 'Xylophone',
  'say.Y': 'Yaourt',
  'say.Z': 'Zèbre',
};
